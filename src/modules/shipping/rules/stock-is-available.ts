import { each } from '#kernel/fact';
import { availableOfProduct } from '#kernel/ledger/pools';
import { rule } from '#kernel/operation';
import { placeOf, settingAt } from '#kernel/settings/in-force';
import { dayAfter } from '../operations/reserve.ts';
import { remainingLife } from '../settings.ts';

/** No more is promised than is qualified, lasts as long as the customer asks and was agreed, and is promised to nobody
 *  else. */
export const stockIsAvailable = rule('shipping.stockIsAvailable', {
  basis: 'GSP 77',
  version: 2,
  guards: ['reserve'],
  needs: (subject) => ({
    pools: each(availableOfProduct, [...new Set(subject.lines.flatMap(({ productId }) => productId ?? []))]),
    decided: settingAt(
      remainingLife,
      subject.lines.map((line) => placeOf(subject, line)),
    ),
  }),
  forbids: (subject, { pools, decided }, { today, org }) =>
    subject.lines.flatMap((line) => {
      const { productId = '', lotId, quantity = 1, lastsDays = 0 } = line;
      const { siteId } = subject;
      const days = Math.max(lastsDays, decided(placeOf(subject, line)).remainingDaysMin);
      const until = dayAfter(today, days);
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
              zh: `${days > 0 ? `有效期不少于 ${days} 天的` : ''}可用 ${available}，要预留 ${quantity}`,
              en: `${available} available${days > 0 ? ` that last ${days} days` : ''}, ${quantity} asked for`,
              field: 'quantity',
            },
          ];
    }),
});
