import { qualityHead } from '#fields/people';
import { each } from '#kernel/fact';
import { lotById } from '#kernel/ledger';
import { rule } from '#kernel/operation';
import { settingFor } from '#kernel/settings/in-force';
import { shortLife } from '../settings.ts';

/** Goods that will soon be past their last day are released only when the quality head agrees. The law asks for their
 *  date to be in the future; how far is our policy. */
export const shortLifeIsApproved = rule('acceptance.shortLifeIsApproved', {
  basis: 'policy',
  setting: shortLife,
  guards: ['release'],
  needs: ({ lines, siteId }) => ({
    lot: each(
      lotById,
      lines.flatMap(({ lotId }) => lotId ?? []),
    ),
    decided: settingFor(shortLife, { siteId }),
  }),
  wants: ({ lines }, { lot, decided: { daysLeftMin } }, { today }) =>
    lines.flatMap(({ lotId = '' }) => {
      const { number = null, lastUseOn = null } = lot(lotId) ?? {};
      // Past its day it is forbidden, by law and by another rule.
      if (!lastUseOn || lastUseOn < today || daysBetween(today, lastUseOn) >= daysLeftMin) return [];
      return [
        {
          zh: `批号 ${number ?? '—'} 有效期至 ${lastUseOn}，距到期不足 ${daysLeftMin} 天`,
          en: `lot ${number ?? '—'} may be used until ${lastUseOn}, less than ${daysLeftMin} days from now`,
          position: qualityHead,
        },
      ];
    }),
});

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
