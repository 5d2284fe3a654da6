import { sql } from 'kysely';
import { withinScope } from '#kernel/access/scope';
import type { QualityStatus } from '#kernel/contract';
import { db, type Tx } from '#kernel/db';
import { linesAsked, pageOfLines } from '#kernel/document-lines';
import { wordsOf } from '#kernel/ledger';

/** What a document moved: of which lot, from where to where, and what it became; paged by movement. */
export const movedLines = async (tx: Tx, documentId: string, after: string | undefined) => {
  let query = rowsOf(tx, documentId);
  if (after !== undefined) query = query.where('movement.id', '>', after);
  return pageOfLines(await tx.rows(withinScope(query, tx, { site: 'target.siteId', category: 'product.category' })));
};

const rowsOf = (tx: Tx, documentId: string) =>
  db
    .selectFrom('kernel.movement as movement')
    .innerJoin('kernel.lot as lot', (join) =>
      join.onRef('lot.orgId', '=', 'movement.orgId').onRef('lot.id', '=', 'movement.lotId'),
    )
    .innerJoin('catalog.product as product', (join) =>
      join.onRef('product.orgId', '=', 'lot.orgId').onRef('product.id', '=', 'lot.productId'),
    )
    .innerJoin('kernel.location as origin', (join) =>
      join.onRef('origin.orgId', '=', 'movement.orgId').onRef('origin.id', '=', 'movement.fromLocationId'),
    )
    .innerJoin('kernel.location as target', (join) =>
      join.onRef('target.orgId', '=', 'movement.orgId').onRef('target.id', '=', 'movement.toLocationId'),
    )
    .select([
      'movement.id as lineId',
      'product.name as product',
      'product.model',
      'lot.id as lotId',
      'lot.number as lotNumber',
      wordsOf('origin').as('from'),
      wordsOf('target').as('to'),
      'movement.toStatus as status',
      'movement.quantity',
      sql<string | null>`nullif(movement.occurred_at, movement.recorded_at)`.as('occurredAt'),
      'movement.reason',
    ])
    .where('movement.orgId', '=', tx.org)
    .where('lot.orgId', '=', tx.org)
    .where('product.orgId', '=', tx.org)
    .where('origin.orgId', '=', tx.org)
    .where('target.orgId', '=', tx.org)
    .where('movement.documentId', '=', documentId)
    .orderBy('movement.id')
    .limit(linesAsked)
    .$narrowType<{ status: QualityStatus }>();
