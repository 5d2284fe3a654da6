import { each } from '#kernel/fact';
import { lotByNumber, lotKey } from '#kernel/ledger';
import { rule } from '#kernel/operation';

/** A lot has one production date and one use-by date: a label that says otherwise is a mistake or another lot. */
export const labelAgreesWithLot = rule('receiving.labelAgreesWithLot', {
  basis: 'GSP 87',
  guards: ['receive'],
  needs: ({ lines }) => ({
    lot: each(
      lotByNumber,
      lines.flatMap((line) => (line.productId ? [lotKey(line.productId, line)] : [])),
    ),
  }),
  forbids: ({ lines }, { lot }) => {
    const firstSaid = new Map<
      string,
      { productionOn?: string | null | undefined; lastUseOn?: string | null | undefined }
    >();
    return lines.flatMap((line) => {
      const { lotNumber, productionOn, lastUseOn } = line;
      const key = lotKey(line.productId ?? '', line);
      const known = lot(key) ?? firstSaid.get(key);
      firstSaid.set(key, known ?? { productionOn, lastUseOn });
      if (!known || !lotNumber) return [];
      return [
        ...differing({ zh: '有效期', en: 'use-by date' }, lotNumber, known.lastUseOn, lastUseOn),
        ...differing({ zh: '生产日期', en: 'production date' }, lotNumber, known.productionOn, productionOn),
      ];
    });
  },
});

const differing = (
  what: { zh: string; en: string },
  lotNumber: string,
  known: string | null | undefined,
  said: string | undefined,
) =>
  said && known !== said
    ? [
        {
          zh: `批号 ${lotNumber} 的${what.zh}在账为 ${known ?? '无'}，标签为 ${said}：请核对标签`,
          en: `lot ${lotNumber}: ${what.en} ${known ?? '(none)'} on file, ${said} on the label; look at it again`,
        },
      ]
    : [];
