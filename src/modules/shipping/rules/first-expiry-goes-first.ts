import { each } from '#kernel/fact';
import { lotById } from '#kernel/ledger';
import { rule } from '#kernel/operation';
import { releasedOfProduct } from '../queries.ts';

/** What expires first leaves first. The law does not ask for it, our policy does: who ships later says why. */
export const firstExpiryGoesFirst = rule('shipping.firstExpiryGoesFirst', {
  basis: 'policy',
  guards: ['ship'],
  needs: ({ lines }) => ({
    lot: each(
      lotById,
      lines.flatMap(({ lotId }) => lotId ?? []),
    ),
    released: each(
      releasedOfProduct,
      lines.flatMap(({ productId }) => productId ?? []),
    ),
  }),
  asks: ({ lines, siteId }, { lot, released }, { today }) =>
    lines.flatMap(({ lotId = '', productId = '' }) => {
      const chosen = lot(lotId);
      const lastUseOn = chosen?.lastUseOn;
      if (!lastUseOn) return [];
      const [first] = released(productId).filter(
        (other) => other.siteId === siteId && other.lastUseOn >= today && other.lastUseOn < lastUseOn,
      );
      if (!first) return [];
      return [
        {
          zh: `批号 ${first.number ?? '—'} 有效期至 ${first.lastUseOn}，早于批号 ${chosen.number ?? '—'} 的 ${lastUseOn}：应先发`,
          en: `lot ${first.number ?? '—'} expires on ${first.lastUseOn}, before ${lastUseOn}: it should leave first`,
        },
      ];
    }),
});
