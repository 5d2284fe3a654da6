import { each } from '#kernel/fact';
import { lotById } from '#kernel/ledger';
import { poolsOfLot, reservedFor } from '#kernel/ledger/pools';
import { rule } from '#kernel/operation';

/** No more leaves than stands here released and is promised to nobody else: the book always equals the goods. */
export const stockCovers = rule('shipping.stockCovers', {
  basis: 'GSP 77',
  version: 2,
  guards: ['ship'],
  needs: ({ lines, documentId }) => {
    const lots = lines.flatMap(({ lotId }) => lotId ?? []);
    return {
      pools: each(poolsOfLot, lots),
      lot: each(lotById, lots),
      reserved: each(reservedFor, documentId ? [documentId] : []),
    };
  },
  forbids: ({ lines, siteId, documentId = '' }, { pools, lot, reserved }) => {
    if (lines.length === 0) return [{ zh: '已没有预留的货物', en: 'nothing is reserved any more' }];
    return lines.flatMap(({ lotId = '', quantity }) => {
      const own = reserved(documentId)
        .filter((row) => row.lotId === lotId)
        .reduce((sum, row) => sum + row.leftQuantity, 0);
      const free = pools(lotId)
        .filter((pool) => pool.siteId === siteId && pool.status === 'qualified')
        .reduce((sum, pool) => sum + pool.onHand - pool.reserved, own);
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
    });
  },
});
