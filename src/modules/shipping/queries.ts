import { sql } from 'kysely';
import { withinScope } from '#kernel/access/scope';
import { db, type Tx } from '#kernel/db';
import { linesAsked, pageOfLines, serialsMoved } from '#kernel/document-lines';
import { fact, facts } from '#kernel/fact';
import { normalisedNumber } from '#kernel/ledger';

/** A unit by its lot and serial number, keyed by `unitKey(lotId, serial)`. */
export const unitOfLot = fact(
  'shipping.unitOfLot',
  (reader, { org, keys }) =>
    reader
      .selectFrom('kernel.serialUnit as unit')
      .innerJoin('kernel.location as location', (join) =>
        join.onRef('location.orgId', '=', 'unit.orgId').onRef('location.id', '=', 'unit.locationId'),
      )
      .select([
        sql<string>`unit.lot_id || '/' || unit.serial`.as('key'),
        'unit.id',
        'unit.intakeId',
        'unit.locationId',
        'unit.status',
        'location.siteId',
        'location.nameZh',
        'location.nameEn',
      ])
      .where('unit.orgId', '=', org)
      .where('location.orgId', '=', org)
      .where('unit.serial', '=', sql<string>`any (array(select substr(k, 38) from unnest($keys::text[]) k))`)
      .where(sql<string>`unit.lot_id || '/' || unit.serial`, '=', keys),
  'text',
);

/** A unit of a lot that a reservation took of, keyed by `unitKey(reservationId, serial)`. */
export const unitReserved = fact(
  'shipping.unitReserved',
  (reader, { org, keys }) =>
    reader
      .selectFrom('kernel.reservation as reservation')
      .innerJoin('kernel.serialUnit as unit', (join) =>
        join.onRef('unit.orgId', '=', 'reservation.orgId').onRef('unit.lotId', '=', 'reservation.lotId'),
      )
      .select([sql<string>`reservation.document_id || '/' || unit.serial`.as('key'), 'unit.id', 'unit.lotId'])
      .select(['unit.intakeId', 'unit.locationId'])
      .where('reservation.orgId', '=', org)
      .where('unit.orgId', '=', org)
      .where(
        'reservation.documentId',
        '=',
        sql<string>`any (array(select left(k, 36)::uuid from unnest($keys::text[]) k))`,
      )
      .where(sql<string>`reservation.document_id || '/' || unit.serial`, '=', keys),
  'text',
);

/** Where the customer of a document has goods, by the document's id. */
export const placeOfCustomer = fact('shipping.placeOfCustomer', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.document as document')
    .innerJoin('kernel.location as place', (join) =>
      join.onRef('place.orgId', '=', 'document.orgId').onRef('place.partyId', '=', 'document.counterpartyId'),
    )
    .select(['document.id as key', 'place.id'])
    .where('document.orgId', '=', org)
    .where('place.orgId', '=', org)
    .where('document.id', '=', keys),
);

/** Lots of a product that stand released in our sites and are not all promised, the first to expire first. */
export const releasedOfProduct = facts('shipping.releasedOfProduct', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.pool as pool')
    .innerJoin('kernel.lot as lot', (join) =>
      join.onRef('lot.orgId', '=', 'pool.orgId').onRef('lot.id', '=', 'pool.lotId'),
    )
    .select(['pool.productId as key', 'lot.id', 'lot.number', 'lot.lastUseOn', 'pool.siteId'])
    .where('pool.orgId', '=', org)
    .where('lot.orgId', '=', org)
    .where('pool.productId', '=', keys)
    .where('pool.status', '=', 'qualified')
    .where('pool.onHand', '>', (where) => where.ref('pool.reserved'))
    .where('pool.onHand', '>', 0)
    .where('lot.lastUseOn', 'is not', null)
    .orderBy('lot.lastUseOn')
    .orderBy('lot.id')
    .$narrowType<{ lastUseOn: string }>(),
);

const PAGE = 50;

/** Lots that stand in our sites, pending or qualified; paged by lot and site. */
export const stock = async (tx: Tx, text: string, after: string | undefined) => {
  const found = await tx.rows(stockRows(tx, text.trim(), after));
  const lots = found.slice(0, PAGE);
  const last = lots.at(-1);
  return { lots, next: found.length > PAGE && last ? `${last.lotId}/${last.siteId}` : null };
};

const stockRows = (tx: Tx, text: string, after: string | undefined) => {
  const like = `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  let query = db
    .selectFrom('kernel.pool as pool')
    .innerJoin('kernel.lot as lot', (join) =>
      join.onRef('lot.orgId', '=', 'pool.orgId').onRef('lot.id', '=', 'pool.lotId'),
    )
    .innerJoin('kernel.location as site', (join) =>
      join.onRef('site.orgId', '=', 'pool.orgId').onRef('site.id', '=', 'pool.siteId'),
    )
    .innerJoin('catalog.product as product', (join) =>
      join.onRef('product.orgId', '=', 'pool.orgId').onRef('product.id', '=', 'pool.productId'),
    )
    .select([
      'lot.id as lotId',
      'site.id as siteId',
      'product.id as productId',
      'site.nameZh as site',
      'product.name as product',
      'product.model',
      'product.primaryDi',
      'product.isTrackedBySerial',
      'lot.number as lotNumber',
      'lot.lastUseOn',
      sql<number>`coalesce(sum(pool.on_hand) filter (where pool.status = 'pending'), 0)::bigint`.as('pending'),
      sql<number>`coalesce(sum(pool.on_hand) filter (where pool.status = 'qualified'), 0)::bigint`.as('qualified'),
      sql<number>`coalesce(sum(pool.on_hand - pool.reserved) filter (where pool.status = 'qualified'), 0)::bigint`.as(
        'available',
      ),
      sql<number>`coalesce(sum(pool.on_hand) filter (where pool.status in ('onHold', 'recalled')), 0)::bigint`.as(
        'held',
      ),
    ])
    .where('pool.orgId', '=', tx.org)
    .where('lot.orgId', '=', tx.org)
    .where('site.orgId', '=', tx.org)
    .where('product.orgId', '=', tx.org)
    .where('pool.onHand', '>', 0)
    .groupBy(['lot.id', 'lot.number', 'lot.lastUseOn', 'site.id', 'site.nameZh', 'product.id', 'product.name'])
    .groupBy(['product.model', 'product.primaryDi', 'product.isTrackedBySerial'])
    .orderBy('lot.id')
    .orderBy('site.id')
    .limit(PAGE + 1);
  if (after) {
    const [lot, site] = after.split('/');
    query = query.where(sql<boolean>`(lot.id, site.id) > (${lot}::uuid, ${site}::uuid)`);
  }
  if (text !== '') {
    query = query.where((where) =>
      where.or([
        where('lot.number', '=', normalisedNumber(text)),
        where('product.primaryDi', '=', text),
        where('product.name', 'ilike', like),
        where('product.model', 'ilike', like),
      ]),
    );
  }
  return withinScope(query, tx, { site: 'pool.siteId', category: 'product.category' });
};

/** The lines of one delivery, intake by intake; paged by id. */
export const deliveryLines = async (tx: Tx, deliveryId: string, after: string | undefined) => {
  let query = withinScope(
    db
      .selectFrom('shipping.deliveryLine as line')
      .innerJoin('kernel.lot as lot', (join) =>
        join.onRef('lot.orgId', '=', 'line.orgId').onRef('lot.id', '=', 'line.lotId'),
      )
      .innerJoin('catalog.product as product', (join) =>
        join.onRef('product.orgId', '=', 'lot.orgId').onRef('product.id', '=', 'lot.productId'),
      )
      .select([
        'line.id as lineId',
        'product.name as product',
        'product.model',
        'product.registrantName',
        'lot.id as lotId',
        'lot.number as lotNumber',
        'lot.lastUseOn',
        'line.quantity',
        serialsMoved({ org: tx.org, document: 'line.delivery_id', intake: 'line.intake_id' }).as('serials'),
      ])
      .where('line.orgId', '=', tx.org)
      .where('lot.orgId', '=', tx.org)
      .where('product.orgId', '=', tx.org)
      .where('line.deliveryId', '=', deliveryId)
      .orderBy('line.id')
      .limit(linesAsked),
    tx,
    { site: 'line.siteId', party: 'line.customerId', category: 'product.category' },
  );
  if (after !== undefined) query = query.where('line.id', '>', after);
  return pageOfLines(await tx.rows(query));
};
