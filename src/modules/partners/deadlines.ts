import { qualityHead, qualityStaff } from '#fields/people';
import { deadline, openDeadline } from '#kernel/deadlines/deadline';
import type { Effect } from '#kernel/effects';
import type { Context } from '#kernel/operation';

/** A certificate that ends is renewed before it does. */
export const renewInTime = deadline('partners.renewInTime', {
  title: { zh: '往来单位换证', en: 'Renewal of a certificate' },
  basis: 'INSP 5.51',
  owner: qualityStaff,
  escalatesTo: qualityHead,
});

const HOUR = 3_600_000;

/** The hours from now to so many days before the end of a day in China; where that is past it is due in a minute. */
export const hoursUntil = (lastDay: string, days: number, now: string): number =>
  Math.max(1 / 60, (Date.parse(`${lastDay}T00:00:00+08:00`) - Date.parse(now)) / HOUR - days * 24);

/** Opens the deadline of a certificate that ends; one that is valid for good has none. */
export const renewal = (
  { id, validUntil }: { id: string; validUntil: string | undefined },
  days: number,
  context: Context,
): Effect[] =>
  validUntil === undefined
    ? []
    : [openDeadline(renewInTime, { hours: hoursUntil(validUntil, days, context.now), documentIds: [id] }, context)];
