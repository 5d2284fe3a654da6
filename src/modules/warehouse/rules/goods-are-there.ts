import { each } from '#kernel/fact';
import { lotById, stockOfLot } from '#kernel/ledger';
import { allocatedOfLot } from '#kernel/ledger/pools';
import { rule } from '#kernel/operation';

/** No more is moved than stands there in that status and waits for no picker; units kept by serial are named. */
export const goodsAreThere = rule('warehouse.goodsAreThere', {
  basis: 'GSP 77',
  guards: ['store', 'move'],
  needs: ({ lines }) => {
    const lots = lines.flatMap(({ lotId }) => lotId ?? []);
    return { stock: each(stockOfLot, lots), lot: each(lotById, lots), bound: each(allocatedOfLot, lots) };
  },
  forbids: ({ lines }, { stock, lot, bound }) =>
    lines.flatMap(({ lotId = '', fromLocationId, status, quantity, serials }) => {
      if (fromLocationId === undefined) return [];
      const picked = bound(lotId)
        .filter((row) => status === 'qualified' && row.locationId === fromLocationId)
        .reduce((sum, row) => sum + row.quantity, 0);
      const there = stock(lotId)
        .filter((row) => row.locationId === fromLocationId && row.status === status)
        .reduce((sum, row) => sum + row.quantity, -picked);
      if (there < (quantity ?? 1)) {
        const others =
          picked > 0 ? { zh: `，另有 ${picked} 正待拣货`, en: `, ${picked} more wait to be picked` } : undefined;
        return [
          {
            zh: `该处可移 ${there}${others?.zh ?? ''}`,
            en: `${there} can be moved${others?.en ?? ''}`,
            field: 'quantity',
          },
        ];
      }
      if (quantity === undefined || (serials?.length ?? 0) === (lot(lotId)?.isBySerial ? quantity : 0)) return [];
      return [
        lot(lotId)?.isBySerial
          ? { zh: '按序列号管理：请逐件列出', en: 'kept by serial number: name every unit', field: 'serials' }
          : { zh: '此批不按序列号管理', en: 'this lot is not kept by serial number', field: 'serials' },
      ];
    }),
});
