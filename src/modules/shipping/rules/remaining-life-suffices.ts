import { each } from '#kernel/fact';
import { lotById } from '#kernel/ledger';
import { rule } from '#kernel/operation';
import { placeOf, settingAt } from '#kernel/settings/in-force';
import { daysBetween } from '#standards/calendar';
import { remainingLife } from '../settings.ts';

/** Goods leave only while they last as long as was agreed with the customer, or as the company wants. */
export const remainingLifeSuffices = rule('shipping.remainingLifeSuffices', {
  basis: 'policy',
  setting: remainingLife,
  guards: ['sell', 'reserve', 'ship'],
  needs: (subject) => ({
    lot: each(
      lotById,
      subject.lines.flatMap(({ lotId }) => lotId ?? []),
    ),
    decided: settingAt(
      remainingLife,
      subject.lines.map((line) => placeOf(subject, line)),
    ),
  }),
  // While nobody has said to whom it goes, nobody knows what was agreed.
  forbids: (subject, { lot, decided }, { today }) =>
    (subject.partyId === undefined ? [] : subject.lines).flatMap((line) => {
      const { lastUseOn = null, number } = lot(line.lotId ?? '') ?? {};
      const { remainingDaysMin } = decided(placeOf(subject, line));
      if (!lastUseOn || lastUseOn < today || daysBetween(today, lastUseOn) >= remainingDaysMin) return [];
      const left = daysBetween(today, lastUseOn);
      return [
        {
          zh: `批号 ${number ?? '—'} 剩余效期 ${left} 天，少于规定的 ${remainingDaysMin} 天`,
          en: `lot ${number ?? '—'} lasts ${left} more days, less than the ${remainingDaysMin} asked for`,
        },
      ];
    }),
});
