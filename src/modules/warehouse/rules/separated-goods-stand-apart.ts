import { each } from '#kernel/fact';
import { openUnder, scopeKey, stockUnder } from '#kernel/ledger/holds';
import { rule } from '#kernel/operation';
import { warehouse } from '../contract.ts';
import { besideHeld } from '../operations/separate.ts';
import { placeById } from '../queries.ts';
import { zonesOf } from './zone-fits-status.ts';

/** What is separated stands under no hold itself, and goes to a place of its site where it may stand and nothing of its
 *  lot is held. */
export const separatedGoodsStandApart = rule('warehouse.separatedGoodsStandApart', {
  basis: 'GSP 40',
  guards: [warehouse.separate],
  needs: ({ lines: [line] }) => ({
    stock: each(stockUnder, [scopeKey('lot', line?.lotId ?? '')]),
    holds: each(openUnder, [scopeKey('lot', line?.lotId ?? '')]),
    place: each(placeById, line?.toLocationId ? [line.toLocationId] : []),
  }),
  forbids: ({ siteId, lines: [line] }, { stock, holds, place }) => {
    const { lotId = '', fromLocationId = '', toLocationId } = line ?? {};
    const rows = stock(scopeKey('lot', lotId));
    const free = besideHeld(rows, holds(scopeKey('lot', lotId)), fromLocationId);
    if (free.length === 0) {
      return [{ zh: '该处没有因混放而被暂停的货物', en: 'nothing is held there only for standing beside held goods' }];
    }
    if (toLocationId === undefined) return [];
    const to = place(toLocationId);
    const field = 'toLocationId';
    const zone = to?.zone;
    if (!zone || to.siteId !== siteId || toLocationId === fromLocationId) {
      return [{ zh: '请选择本仓的另一个位置', en: 'choose another place of this site', field }];
    }
    if (!free.every(({ beneath }) => zonesOf[beneath].includes(zone))) {
      return [{ zh: '目标库区与恢复后的质量状态不符', en: 'the goods do not belong in that zone', field }];
    }
    const isHeldThere = rows.some(
      (row) => row.locationId === toLocationId && (row.status === 'onHold' || row.status === 'recalled'),
    );
    return isHeldThere
      ? [
          {
            zh: '目标位置有同批被暂停的货物，会再次混放',
            en: 'goods of this lot are held there: they would mix again',
            field,
          },
        ]
      : [];
  },
});
