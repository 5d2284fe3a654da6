import { change } from '#kernel/effects';
import type { Context } from '#kernel/operation';

export type OpenJob = { id: string; state: string; askedBy: string };

/** What waits never begins; what runs stops at its next step. */
export const cancelled = (job: OpenJob, { now, personId }: Context) =>
  change('kernel.job', job, {
    cancelAskedAt: now,
    cancelAskedBy: personId,
    ...(job.state === 'waiting' && { state: 'cancelled', endedAt: now }),
  });
