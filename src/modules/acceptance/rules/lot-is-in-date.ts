import { each } from '#kernel/fact';
import { lotById } from '#kernel/ledger';
import { rule } from '#kernel/operation';

/** Nothing past its last day comes in, is released, or goes out. */
export const lotIsInDate = rule('acceptance.lotIsInDate', {
  basis: 'GSP 80',
  guards: ['receive', 'release', 'sell', 'reserve', 'ship'],
  needs: ({ lines }) => ({
    lot: each(
      lotById,
      lines.flatMap(({ lotId }) => lotId ?? []),
    ),
  }),
  forbids: ({ lines }, { lot }, { today }) =>
    lines.flatMap((line) => {
      const known = line.lotId === undefined ? undefined : lot(line.lotId);
      if (line.lotId !== undefined && !known) return [{ zh: '批号资料缺失', en: 'the lot is not on file' }];
      const lastUseOn = known ? known.lastUseOn : line.lastUseOn;
      const number = known ? known.number : line.lotNumber;
      if (!lastUseOn || lastUseOn >= today) return [];
      return [
        {
          zh: `${number ? `批号 ${number} ` : ''}已于 ${lastUseOn} 到期`,
          en: `${number ? `lot ${number}` : 'it'} expired after ${lastUseOn}`,
        },
      ];
    }),
});
