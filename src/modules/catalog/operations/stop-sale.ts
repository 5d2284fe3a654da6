import { change, fileChanged } from '#kernel/effects';
import { one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { catalog } from '../contract.ts';
import { productById } from '../queries.ts';

/** Stopping the sale of a product bars it from being received, sold or shipped from this moment, whoever is at it. */
export const stopSale = operation(catalog.stopSale, {
  load: ({ productId }) => ({ product: one(productById, productId) }),
  subject: () => ({ lines: [] }),
  run: ({ product }, { productId, reason }) => [
    change('catalog.product', product, { stoppedFor: reason }),
    fileChanged(productId),
  ],
});
