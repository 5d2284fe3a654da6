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

/** Lots of a product that stand released in our sites, the first to expire first, by the product's id. */
export const releasedOfProduct = facts('shipping.releasedOfProduct', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.lot as lot')
    .innerJoin('kernel.balance as balance', (join) =>
      join.onRef('balance.orgId', '=', 'lot.orgId').onRef('balance.lotId', '=', 'lot.id'),
    )
    .innerJoin('kernel.location as place', (join) =>
      join.onRef('place.orgId', '=', 'balance.orgId').onRef('place.id', '=', 'balance.locationId'),
    )
    .select(['lot.productId as key', 'lot.id', 'lot.number', 'lot.lastUseOn', 'place.siteId'])
    .distinct()
    .where('lot.orgId', '=', org)
    .where('balance.orgId', '=', org)
    .where('place.orgId', '=', org)
    .where('lot.productId', '=', keys)
    .where('lot.lastUseOn', 'is not', null)
    .where('balance.side', '=', 'inside')
    .where('balance.status', '=', 'qualified')
    .where('balance.quantity', '<>', 0)
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
    .selectFrom('kernel.lot as lot')
    .innerJoin('kernel.balance as balance', (join) =>
      join.onRef('balance.orgId', '=', 'lot.orgId').onRef('balance.lotId', '=', 'lot.id'),
    )
    .innerJoin('kernel.location as place', (join) =>
      join.onRef('place.orgId', '=', 'balance.orgId').onRef('place.id', '=', 'balance.locationId'),
    )
    .innerJoin('kernel.location as site', (join) =>
      join.onRef('site.orgId', '=', 'place.orgId').onRef('site.id', '=', 'place.siteId'),
    )
    .innerJoin('catalog.product as product', (join) =>
      join.onRef('product.orgId', '=', 'lot.orgId').onRef('product.id', '=', 'lot.productId'),
    )
    .select([
      'lot.id as lotId',
      'site.id as siteId',
      'site.nameZh as site',
      'product.name as product',
      'product.model',
      'product.primaryDi',
      'product.isTrackedBySerial',
      'lot.number as lotNumber',
      'lot.lastUseOn',
      sql<number>`coalesce(sum(balance.quantity) filter (where balance.status = 'pending'), 0)::bigint`.as('pending'),
      sql<number>`coalesce(sum(balance.quantity) filter (where balance.status = 'qualified'), 0)::bigint`.as(
        'qualified',
      ),
    ])
    .where('lot.orgId', '=', tx.org)
    .where('balance.orgId', '=', tx.org)
    .where('place.orgId', '=', tx.org)
    .where('site.orgId', '=', tx.org)
    .where('product.orgId', '=', tx.org)
    .where('balance.side', '=', 'inside')
    .where('balance.quantity', '<>', 0)
    .groupBy(['lot.id', 'lot.number', 'lot.lastUseOn', 'site.id', 'site.nameZh', 'product.name', 'product.model'])
    .groupBy(['product.primaryDi', 'product.isTrackedBySerial'])
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
  return withinScope(query, tx, { site: 'place.siteId', category: 'product.category' });
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
