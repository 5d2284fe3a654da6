import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { catalog } from '../contract.ts';
import { productById } from '../queries.ts';

/** A product whose sale is stopped is neither ordered, received, reserved, sold nor shipped. */
export const productIsOnSale = rule('catalog.productIsOnSale', {
  basis: 'GSP 110',
  guards: ['order', 'receive', 'sell', 'reserve', 'ship', 'lend'],
  mendedBy: catalog.resumeSale,
  needs: ({ lines }) => ({
    product: each(productById, [...new Set(lines.flatMap(({ productId }) => productId ?? []))]),
  }),
  forbids: ({ lines }, { product }) =>
    [...new Set(lines.flatMap(({ productId }) => productId ?? []))].flatMap((productId) => {
      const { name, stoppedFor } = product(productId) ?? {};
      return stoppedFor ? [{ zh: `${name} 已停售：${stoppedFor}`, en: `${name} is not on sale: ${stoppedFor}` }] : [];
    }),
});
