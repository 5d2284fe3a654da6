import { withinScope } from '#kernel/access/scope';
import { db } from '#kernel/db';
import { listing } from '#kernel/lists/listing';
import { shipping } from './contract.ts';

/** What left, line by line. */
export const deliveries = listing(shipping.deliveries, (tx) =>
  withinScope(
    db
      .selectFrom('shipping.deliveryLine as line')
      .innerJoin('kernel.document as delivery', (join) =>
        join.onRef('delivery.orgId', '=', 'line.orgId').onRef('delivery.id', '=', 'line.deliveryId'),
      )
      .innerJoin('kernel.lot as lot', (join) =>
        join.onRef('lot.orgId', '=', 'line.orgId').onRef('lot.id', '=', 'line.lotId'),
      )
      .innerJoin('catalog.product as product', (join) =>
        join.onRef('product.orgId', '=', 'lot.orgId').onRef('product.id', '=', 'lot.productId'),
      )
      .innerJoin('partners.partner as customer', (join) =>
        join.onRef('customer.orgId', '=', 'line.orgId').onRef('customer.id', '=', 'line.customerId'),
      )
      .innerJoin('kernel.location as site', (join) =>
        join.onRef('site.orgId', '=', 'line.orgId').onRef('site.id', '=', 'line.siteId'),
      )
      .innerJoin('kernel.person as person', (join) =>
        join.onRef('person.orgId', '=', 'line.orgId').onRef('person.id', '=', 'line.shippedBy'),
      )
      .select([
        'line.id as deliveryLineId',
        'line.deliveryId',
        'line.shippedAt',
        'delivery.number',
        'customer.name as customer',
        'product.name as product',
        'product.model',
        'line.lotId',
        'lot.number as lotNumber',
        'lot.lastUseOn',
        'line.quantity',
        'site.nameZh as site',
        'person.name as shippedBy',
      ])
      .where('line.orgId', '=', tx.org)
      .where('delivery.orgId', '=', tx.org)
      .where('lot.orgId', '=', tx.org)
      .where('product.orgId', '=', tx.org)
      .where('customer.orgId', '=', tx.org)
      .where('site.orgId', '=', tx.org)
      .where('person.orgId', '=', tx.org),
    tx,
    { site: 'line.siteId', party: 'line.customerId', category: 'product.category' },
  ),
);
