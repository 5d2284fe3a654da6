import { change, fileChanged } from '#kernel/effects';
import { one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { catalog } from '../contract.ts';
import { productById } from '../queries.ts';

/** Resuming the sale opens the product again. */
export const resumeSale = operation(catalog.resumeSale, {
  load: ({ productId }) => ({ product: one(productById, productId) }),
  subject: () => ({ lines: [] }),
  run: ({ product }, { productId }) => [
    change('catalog.product', product, { stoppedFor: null }),
    fileChanged(productId),
  ],
});
