import { each } from '#kernel/fact';
import { normalisedNumber, unitBySerial, unitKey } from '#kernel/ledger';
import { rule } from '#kernel/operation';

/** One serial number is one thing: it cannot come in while it is already on file, nor twice in one receipt. One whose
 *  receipt was corrected is at the supplier's, and may come. */
export const serialIsNew = rule('receiving.serialIsNew', {
  basis: 'GSP 51(7)',
  version: 2,
  guards: ['receive'],
  needs: ({ lines }) => ({
    unit: each(
      unitBySerial,
      lines.flatMap(({ productId, serials }) => serials?.map((serial) => serialKey(productId ?? '', serial)) ?? []),
    ),
  }),
  forbids: ({ lines }, { unit }) => {
    const seen = new Set<string>();
    return lines.flatMap(({ productId, serials }) =>
      (serials ?? []).flatMap((serial) => {
        const key = serialKey(productId ?? '', serial);
        const present = onFile(unit(key));
        const isTwice = seen.has(key);
        seen.add(key);
        if (present) {
          const zh = `序列号 ${serial} 已在账：${present.nameZh}`;
          return [{ zh, en: `serial number ${serial} is already on file at ${present.nameEn}` }];
        }
        return isTwice ? [{ zh: `序列号 ${serial} 重复`, en: `serial number ${serial} stands here twice` }] : [];
      }),
    );
  },
});

/** The key of a unit by its serial number as it was read. */
export const serialKey = (productId: string, serial: string): string => unitKey(productId, normalisedNumber(serial));

/** The unit, unless it is at the supplier's: what was received by mistake may still come. */
export const onFile = <U extends { readonly side: string }>(unit: U | undefined): U | undefined =>
  unit?.side === 'supplier' ? undefined : unit;
