import { each } from '#kernel/fact';
import { lotById, quantityOf, stockOfLot } from '#kernel/ledger';
import { rule } from '#kernel/operation';

/** No more leaves than stands here released: the book always equals the goods. */
export const stockCovers = rule('shipping.stockCovers', {
  basis: 'GSP 77',
  guards: ['ship'],
  needs: ({ lines }) => {
    const lots = lines.flatMap(({ lotId }) => lotId ?? []);
    return { stock: each(stockOfLot, lots), lot: each(lotById, lots) };
  },
  forbids: ({ lines, siteId }, { stock, lot }) =>
    lines.flatMap(({ lotId = '', quantity }) => {
      const free = quantityOf(
        stock(lotId).filter((row) => row.siteId === siteId),
        'qualified',
      );
      if (free >= (quantity ?? 1)) return [];
      const number = lot(lotId)?.number ?? '';
      return quantity === undefined
        ? [{ zh: `批号 ${number} 在本仓没有可发数量`, en: `nothing of lot ${number} is free to ship here` }]
        : [
            {
              zh: `批号 ${number} 可发 ${free}，要发 ${quantity}，超出 ${quantity - free}`,
              en: `lot ${number} has ${free} to ship, ${quantity} were asked for: ${quantity - free} too many`,
              field: 'quantity',
            },
          ];
    }),
});
