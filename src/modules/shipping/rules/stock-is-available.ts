import { each } from '#kernel/fact';
import { availableOfProduct } from '#kernel/ledger/pools';
import { rule } from '#kernel/operation';
import { dayAfter } from '../operations/reserve.ts';

/** No more is promised than is qualified, lasts as long as the customer asks, and is promised to nobody else. */
export const stockIsAvailable = rule('shipping.stockIsAvailable', {
  basis: 'GSP 77',
  guards: ['reserve'],
  needs: ({ lines }) => ({
    pools: each(availableOfProduct, [...new Set(lines.flatMap(({ productId }) => productId ?? []))]),
  }),
  forbids: ({ lines, siteId }, { pools }, { today, org }) =>
    lines.flatMap(({ productId = '', lotId, quantity = 1, lastsDays = 0 }) => {
      const until = dayAfter(today, lastsDays);
      const available = pools(productId)
        .filter(
          (pool) => pool.siteId === siteId && pool.ownerId === org && (lotId === undefined || pool.lotId === lotId),
        )
        .filter(({ lastUseOn }) => lastUseOn === null || lastUseOn >= until)
        .reduce((sum, pool) => sum + pool.available, 0);
      return available >= quantity
        ? []
        : [
            {
              zh: `可用 ${available}，要预留 ${quantity}`,
              en: `${available} available, ${quantity} asked for`,
              field: 'quantity',
            },
          ];
    }),
});
