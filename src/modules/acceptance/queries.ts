import { sql } from 'kysely';
import { withinScope } from '#kernel/access/scope';
import { db, type Tx } from '#kernel/db';
import { linesAsked, pageOfLines, serialsMoved } from '#kernel/document-lines';
import { fact, facts } from '#kernel/fact';
import { acceptInTime } from './deadlines.ts';

/** What one acceptance is about, by its document's id. */
export const acceptanceById = fact('acceptance.acceptanceById', (reader, { org, keys }) =>
  reader
    .selectFrom('acceptance.acceptance as acceptance')
    .select([
      'acceptance.id as key',
      'acceptance.id',
      'acceptance.receiptId',
      'acceptance.supplierId',
      'acceptance.siteId',
      'acceptance.productId',
      'acceptance.lotId',
      'acceptance.intakeId',
      'acceptance.quantity',
      'acceptance.receivedBy',
      'acceptance.conclusion',
      'acceptance.acceptedBy',
      'acceptance.acceptedAt',
    ])
    .where('acceptance.orgId', '=', org)
    .where('acceptance.id', '=', keys),
);

/** What the product of an acceptance is filed under, by the acceptance's id. */
export const categoryOfAccepted = fact('acceptance.categoryOfAccepted', (reader, { org, keys }) =>
  reader
    .selectFrom('acceptance.acceptance as acceptance')
    .innerJoin('catalog.product as product', (join) =>
      join.onRef('product.orgId', '=', 'acceptance.orgId').onRef('product.id', '=', 'acceptance.productId'),
    )
    .select(['acceptance.id as key', 'product.category'])
    .where('acceptance.orgId', '=', org)
    .where('product.orgId', '=', org)
    .where('acceptance.id', '=', keys),
);

/** The zones of the site an acceptance is done at, by the acceptance's id. */
export const zonesOfAcceptance = facts('acceptance.zonesOfAcceptance', (reader, { org, keys }) =>
  reader
    .selectFrom('acceptance.acceptance as acceptance')
    .innerJoin('kernel.location as location', (join) =>
      join.onRef('location.orgId', '=', 'acceptance.orgId').onRef('location.siteId', '=', 'acceptance.siteId'),
    )
    .select(['acceptance.id as key', 'location.id', 'location.zone'])
    .where('acceptance.orgId', '=', org)
    .where('location.orgId', '=', org)
    .where('acceptance.id', '=', keys)
    .where('location.zone', 'is not', null)
    .where('location.bin', 'is', null)
    .where('location.sscc', 'is', null)
    .$narrowType<{ zone: string }>(),
);

/** What of a lot still waits for acceptance, by the lot's id. */
export const waitingOfLot = facts('acceptance.waitingOfLot', (reader, { org, keys }) =>
  reader
    .selectFrom('acceptance.acceptance as acceptance')
    .innerJoin('kernel.document as document', (join) =>
      join.onRef('document.orgId', '=', 'acceptance.orgId').onRef('document.id', '=', 'acceptance.id'),
    )
    .select(['acceptance.lotId as key', 'document.id', 'document.number', 'acceptance.quantity', 'acceptance.siteId'])
    .where('acceptance.orgId', '=', org)
    .where('document.orgId', '=', org)
    .where('acceptance.lotId', '=', keys)
    .where('document.state', '=', 'waiting'),
);

/** Acceptances by the state they are in; a thousand at most. */
export const acceptancesInState = facts(
  'acceptance.acceptancesInState',
  (reader, { org, keys }) =>
    reader
      .selectFrom('kernel.document as document')
      .select(['document.state as key', 'document.number'])
      .where('document.orgId', '=', org)
      .where('document.kind', '=', 'acceptance.acceptance')
      .where('document.state', '=', keys)
      .orderBy('document.id')
      .limit(sql.lit(1000)),
  'text',
);

const PAGE = 50;

/** Acceptances nobody has concluded, the longest waiting first; paged by id. */
export const waiting = async (tx: Tx, after: string | undefined) => {
  let query = waitingRows(tx)
    .orderBy('document.id')
    .limit(PAGE + 1);
  if (after) query = query.where('document.id', '>', after);
  const found = await tx.rows(query);
  return {
    acceptances: found.slice(0, PAGE),
    next: found.length > PAGE ? (found[PAGE - 1]?.acceptanceId ?? null) : null,
  };
};

/** Until when it waits; what was received before there were deadlines has none. */
const dueAt = sql<string | null>`(select deadline.due_at from kernel.deadline deadline
  where deadline.org_id = document.org_id and deadline.of_id = document.id
    and deadline.kind = ${sql.lit(acceptInTime.name)})`;
const isOverdue = sql<boolean>`coalesce(${dueAt} < (select now() + company.clock_offset from kernel.company company
  where company.org_id = document.org_id and company.id = document.org_id), false)`;

const waitingRows = (tx: Tx) =>
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
      .select([
        'acceptance.id as acceptanceId',
        'document.number',
        'receipt.id as receiptId',
        'receipt.number as receiptNumber',
        'product.name as product',
        'product.model',
        'product.registrantName',
        'lot.id as lotId',
        'lot.number as lotNumber',
        'lot.productionOn',
        'lot.lastUseOn',
        sql<number>`case when lot.is_by_serial then acceptance.quantity else 0 end`.as('serialCount'),
        'acceptance.quantity',
        'supplier.name as supplier',
        'receiver.name as receivedBy',
        'document.createdAt as receivedAt',
        dueAt.as('dueAt'),
        isOverdue.as('isOverdue'),
      ])
      .where('document.orgId', '=', tx.org)
      .where('acceptance.orgId', '=', tx.org)
      .where('receipt.orgId', '=', tx.org)
      .where('lot.orgId', '=', tx.org)
      .where('product.orgId', '=', tx.org)
      .where('supplier.orgId', '=', tx.org)
      .where('receiver.orgId', '=', tx.org)
      .where('document.kind', '=', 'acceptance.acceptance')
      .where('document.state', '=', 'waiting'),
    tx,
    { site: 'acceptance.siteId', party: 'acceptance.supplierId', category: 'product.category' },
  );

/** The one line of an acceptance: what it is about, and its conclusion. */
export const accepted = async (tx: Tx, acceptanceId: string) =>
  pageOfLines(
    await tx.rows(
      withinScope(
        db
          .selectFrom('acceptance.acceptance as acceptance')
          .innerJoin('kernel.lot as lot', (join) =>
            join.onRef('lot.orgId', '=', 'acceptance.orgId').onRef('lot.id', '=', 'acceptance.lotId'),
          )
          .innerJoin('catalog.product as product', (join) =>
            join.onRef('product.orgId', '=', 'acceptance.orgId').onRef('product.id', '=', 'acceptance.productId'),
          )
          .innerJoin('kernel.person as receiver', (join) =>
            join.onRef('receiver.orgId', '=', 'acceptance.orgId').onRef('receiver.id', '=', 'acceptance.receivedBy'),
          )
          .select([
            'acceptance.id as lineId',
            'product.name as product',
            'product.model',
            'product.registrantName',
            'lot.id as lotId',
            'lot.number as lotNumber',
            'lot.productionOn',
            'lot.lastUseOn',
            'acceptance.quantity',
            serialsMoved({ org: tx.org, document: 'acceptance.receipt_id', intake: 'acceptance.intake_id' }).as(
              'serials',
            ),
            'receiver.name as receivedBy',
            'acceptance.conclusion',
          ])
          .where('acceptance.orgId', '=', tx.org)
          .where('lot.orgId', '=', tx.org)
          .where('product.orgId', '=', tx.org)
          .where('receiver.orgId', '=', tx.org)
          .where('acceptance.id', '=', acceptanceId)
          .limit(linesAsked),
        tx,
        { site: 'acceptance.siteId', party: 'acceptance.supplierId', category: 'product.category' },
      ),
    ),
  );
