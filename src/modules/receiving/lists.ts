import { withinScope } from '#kernel/access/scope';
import { db } from '#kernel/db';
import { listing } from '#kernel/lists/listing';
import { receiving } from './contract.ts';

/** What came, line by line. */
export const receipts = listing(receiving.receipts, (tx) =>
  withinScope(
    db
      .selectFrom('receiving.receiptLine as line')
      .innerJoin('kernel.document as receipt', (join) =>
        join.onRef('receipt.orgId', '=', 'line.orgId').onRef('receipt.id', '=', 'line.receiptId'),
      )
      .innerJoin('kernel.lot as lot', (join) =>
        join.onRef('lot.orgId', '=', 'line.orgId').onRef('lot.id', '=', 'line.lotId'),
      )
      .innerJoin('catalog.product as product', (join) =>
        join.onRef('product.orgId', '=', 'line.orgId').onRef('product.id', '=', 'line.productId'),
      )
      .innerJoin('partners.partner as supplier', (join) =>
        join.onRef('supplier.orgId', '=', 'line.orgId').onRef('supplier.id', '=', 'line.supplierId'),
      )
      .innerJoin('kernel.location as site', (join) =>
        join.onRef('site.orgId', '=', 'line.orgId').onRef('site.id', '=', 'line.siteId'),
      )
      .innerJoin('kernel.person as person', (join) =>
        join.onRef('person.orgId', '=', 'line.orgId').onRef('person.id', '=', 'line.receivedBy'),
      )
      .select([
        'line.id as receiptLineId',
        'line.receiptId',
        'line.receivedAt',
        'receipt.number',
        'supplier.name as supplier',
        'product.name as product',
        'product.model',
        'line.lotId',
        'lot.number as lotNumber',
        'lot.productionOn',
        'lot.lastUseOn',
        'line.quantity',
        'line.udiRaw',
        'site.nameZh as site',
        'person.name as receivedBy',
      ])
      .where('line.orgId', '=', tx.org)
      .where('receipt.orgId', '=', tx.org)
      .where('lot.orgId', '=', tx.org)
      .where('product.orgId', '=', tx.org)
      .where('supplier.orgId', '=', tx.org)
      .where('site.orgId', '=', tx.org)
      .where('person.orgId', '=', tx.org),
    tx,
    { site: 'line.siteId', party: 'line.supplierId', category: 'product.category' },
  ),
);
