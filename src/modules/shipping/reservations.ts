import { sql } from 'kysely';
import { withinScope } from '#kernel/access/scope';
import type { Bilingual } from '#kernel/contract';
import { db, type Tx } from '#kernel/db';
import { linesAsked, pageOfLines } from '#kernel/document-lines';

const PAGE = 50;

/** What is promised and not shipped yet, and what was pushed out by a hold or recall, the latest first. */
export const reservations = async (tx: Tx, after: string | undefined) => {
  let query = reservedRows(tx)
    .orderBy('document.id', 'desc')
    .orderBy('reservation.lotId')
    .limit(PAGE + 1);
  if (after) {
    const [id = '', lot = ''] = after.split('/');
    query = query.where((where) =>
      where.or([
        where('document.id', '<', id),
        where.and([where('document.id', '=', id), where('reservation.lotId', '>', lot)]),
      ]),
    );
  }
  const its = { site: 'reservation.siteId', party: 'customer.id', category: 'product.category' };
  const found = await tx.rows(withinScope(query, tx, its));
  const lines = found.slice(0, PAGE);
  const last = lines.at(-1);
  return { lines, next: found.length > PAGE && last ? `${last.reservationId}/${last.lotId}` : null };
};

const reservedRows = ({ org }: Tx) =>
  db
    .selectFrom('kernel.document as document')
    .innerJoin('kernel.reservation as reservation', (join) =>
      join.onRef('reservation.orgId', '=', 'document.orgId').onRef('reservation.documentId', '=', 'document.id'),
    )
    .innerJoin('kernel.lot as lot', (join) =>
      join.onRef('lot.orgId', '=', 'reservation.orgId').onRef('lot.id', '=', 'reservation.lotId'),
    )
    .innerJoin('catalog.product as product', (join) =>
      join.onRef('product.orgId', '=', 'lot.orgId').onRef('product.id', '=', 'lot.productId'),
    )
    .innerJoin('partners.partner as customer', (join) =>
      join.onRef('customer.orgId', '=', 'document.orgId').onRef('customer.id', '=', 'document.counterpartyId'),
    )
    .innerJoin('kernel.location as site', (join) =>
      join.onRef('site.orgId', '=', 'reservation.orgId').onRef('site.id', '=', 'reservation.siteId'),
    )
    .select([
      'document.id as reservationId',
      'document.number',
      'document.state',
      'customer.name as customer',
      'site.nameZh as site',
      'product.name as product',
      'product.model',
      'lot.number as lotNumber',
      'lot.id as lotId',
      'lot.isBySerial as isTrackedBySerial',
      'reservation.leftQuantity as quantity',
      'reservation.displaced',
      placesOf(org).as('places'),
      'reservation.reservedAt',
    ])
    .where('document.orgId', '=', org)
    .where('reservation.orgId', '=', org)
    .where('lot.orgId', '=', org)
    .where('product.orgId', '=', org)
    .where('customer.orgId', '=', org)
    .where('site.orgId', '=', org)
    .where('document.kind', '=', 'shipping.reservation')
    .where('document.state', 'in', ['reserved', 'picking'])
    .$narrowType<{ state: 'reserved' | 'picking' }>();

/** The bins that picking was bound to. */
const placesOf = (org: string) => sql<Bilingual[]>`coalesce((
  select json_agg(json_build_object('zh', p.name_zh, 'en', p.name_en) order by p.name_zh)
  from kernel.allocation a join kernel.location p on p.org_id = a.org_id and p.id = a.location_id
  where a.org_id = ${org} and p.org_id = ${org} and a.line_id = reservation.line_id and a.lot_id = reservation.lot_id
    and a.ended_at is null), '[]')`;

/** What a reservation promised; paged by line. */
export const promisedLines = async (tx: Tx, documentId: string, after: string | undefined) => {
  let query = withinScope(
    db
      .selectFrom('shipping.reservedLine as line')
      .innerJoin('catalog.product as product', (join) =>
        join.onRef('product.orgId', '=', 'line.orgId').onRef('product.id', '=', 'line.productId'),
      )
      .select([
        'line.id as lineId',
        'product.name as product',
        'product.model',
        'line.quantity',
        'line.minRemainingDays',
      ])
      .where('line.orgId', '=', tx.org)
      .where('product.orgId', '=', tx.org)
      .where('line.id', '=', documentId)
      .orderBy('line.id')
      .limit(linesAsked),
    tx,
    { site: 'line.siteId', party: 'line.customerId', category: 'product.category' },
  );
  if (after !== undefined) query = query.where('line.id', '>', after);
  return pageOfLines(await tx.rows(query));
};
