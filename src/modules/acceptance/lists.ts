import { withinScope } from '#kernel/access/scope';
import { db } from '#kernel/db';
import { listing } from '#kernel/lists/listing';
import { acceptance } from './contract.ts';

/** What was or waits to be accepted, with conclusion and acceptor. */
export const acceptances = listing(acceptance.acceptances, (tx) =>
  withinScope(
    db
      .selectFrom('kernel.document as document')
      .innerJoin('acceptance.acceptance as acceptance', (join) =>
        join.onRef('acceptance.orgId', '=', 'document.orgId').onRef('acceptance.id', '=', 'document.id'),
      )
      .innerJoin('kernel.document as receipt', (join) =>
        join.onRef('receipt.orgId', '=', 'acceptance.orgId').onRef('receipt.id', '=', 'acceptance.receiptId'),
      )
      .innerJoin('kernel.lot as lot', (join) =>
        join.onRef('lot.orgId', '=', 'acceptance.orgId').onRef('lot.id', '=', 'acceptance.lotId'),
      )
      .innerJoin('catalog.product as product', (join) =>
        join.onRef('product.orgId', '=', 'acceptance.orgId').onRef('product.id', '=', 'acceptance.productId'),
      )
      .innerJoin('partners.partner as supplier', (join) =>
        join.onRef('supplier.orgId', '=', 'acceptance.orgId').onRef('supplier.id', '=', 'acceptance.supplierId'),
      )
      .innerJoin('kernel.person as receiver', (join) =>
        join.onRef('receiver.orgId', '=', 'acceptance.orgId').onRef('receiver.id', '=', 'acceptance.receivedBy'),
      )
      .leftJoin('kernel.person as acceptor', (join) =>
        join.onRef('acceptor.orgId', '=', 'acceptance.orgId').onRef('acceptor.id', '=', 'acceptance.acceptedBy'),
      )
      .select([
        'acceptance.id as acceptanceId',
        'document.createdAt',
        'document.number',
        'document.state',
        'product.name as product',
        'product.model',
        'acceptance.lotId',
        'lot.number as lotNumber',
        'lot.lastUseOn',
        'acceptance.quantity',
        'supplier.name as supplier',
        'receipt.number as receiptNumber',
        'receiver.name as receivedBy',
        'acceptance.conclusion',
        'acceptor.name as acceptedBy',
        'acceptance.acceptedAt',
      ])
      .where('document.orgId', '=', tx.org)
      .where('document.kind', '=', 'acceptance.acceptance')
      .where('acceptance.orgId', '=', tx.org)
      .where('receipt.orgId', '=', tx.org)
      .where('lot.orgId', '=', tx.org)
      .where('product.orgId', '=', tx.org)
      .where('supplier.orgId', '=', tx.org)
      .where('receiver.orgId', '=', tx.org),
    tx,
    { site: 'acceptance.siteId', party: 'acceptance.supplierId', category: 'product.category' },
  ),
);
