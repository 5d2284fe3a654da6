import { type RawBuilder, sql } from 'kysely';
import { withinScope } from '#kernel/access/scope';
import { db, type Tx } from '#kernel/db';
import { linesAsked, pageOfLines, serialsMoved } from '#kernel/document-lines';
import { each, factsIn } from '#kernel/fact';
import { unitBySerial } from '#kernel/ledger';
import { sitesOf } from '#modules/warehouse';
import { onFile, serialKey } from './rules/serial-is-new.ts';

/** What the receiving station shows: its sites and the latest receipts, line by line. */
export const station = async (tx: Tx) => ({ sites: await sitesOf(tx), recent: await recentReceipts(tx) });

const recentReceipts = (tx: Tx) =>
  tx.rows(
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
        .innerJoin('kernel.person as person', (join) =>
          join.onRef('person.orgId', '=', 'line.orgId').onRef('person.id', '=', 'line.receivedBy'),
        )
        .select([
          'line.receiptId',
          'receipt.number',
          'supplier.name as supplier',
          'person.name as receivedBy',
          'line.receivedAt',
          'product.name as product',
          'lot.number as lotNumber',
          'line.quantity',
          'receipt.state',
        ])
        .where('line.orgId', '=', tx.org)
        .where('receipt.orgId', '=', tx.org)
        .where('lot.orgId', '=', tx.org)
        .where('product.orgId', '=', tx.org)
        .where('supplier.orgId', '=', tx.org)
        .where('person.orgId', '=', tx.org)
        .orderBy('line.id', 'desc')
        .limit(20),
      tx,
      { site: 'line.siteId', party: 'line.supplierId', category: 'product.category' },
    ),
  );

/** Where the unit of a serial number is on file, if it is: it cannot come in again. */
export const unitOnFile = async (tx: Tx, productId: string, serial: string) => {
  const { unit } = await factsIn(tx, { unit: each(unitBySerial, [serialKey(productId, serial)]) });
  const its = onFile(unit(serialKey(productId, serial)));
  return { at: its ? { zh: its.nameZh, en: its.nameEn } : null };
};

/** The lines of one receipt in the order they were entered; paged by id. */
export const receiptLines = async (tx: Tx, receiptId: string, after: string | undefined) => {
  let query = withinScope(
    db
      .selectFrom('receiving.receiptLine as line')
      .innerJoin('kernel.lot as lot', (join) =>
        join.onRef('lot.orgId', '=', 'line.orgId').onRef('lot.id', '=', 'line.lotId'),
      )
      .innerJoin('catalog.product as product', (join) =>
        join.onRef('product.orgId', '=', 'line.orgId').onRef('product.id', '=', 'line.productId'),
      )
      .select([
        'line.id as lineId',
        'product.name as product',
        'product.model',
        'product.registrantName',
        'lot.id as lotId',
        'lot.number as lotNumber',
        'lot.productionOn',
        'lot.lastUseOn',
        'line.quantity',
        serialsMoved({ org: tx.org, document: 'line.receipt_id', intake: 'line.intake_id' }).as('serials'),
        'line.udiRaw',
        toldLater(tx.org, sql`nullif(movement.occurred_at, movement.recorded_at)`).as('occurredAt'),
        toldLater(tx.org, sql`movement.reason`).as('reason'),
      ])
      .where('line.orgId', '=', tx.org)
      .where('lot.orgId', '=', tx.org)
      .where('product.orgId', '=', tx.org)
      .where('line.receiptId', '=', receiptId)
      .orderBy('line.id')
      .limit(linesAsked),
    tx,
    { site: 'line.siteId', party: 'line.supplierId', category: 'product.category' },
  );
  if (after !== undefined) query = query.where('line.id', '>', after);
  return pageOfLines(await tx.rows(query));
};

/** What the movement of a receipt line says of a late entry. */
const toldLater = (org: string, value: RawBuilder<unknown>) => sql<string | null>`(
  select ${value} from kernel.movement as movement
  where movement.org_id = ${org} and movement.document_id = line.receipt_id and movement.intake_id = line.intake_id
  limit 1
)`;
