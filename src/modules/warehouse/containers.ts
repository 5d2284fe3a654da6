/** Containers: what is in them and where they stood, for screens and as facts. */
import { sql } from 'kysely';
import { withinScope } from '#kernel/access/scope';
import type { QualityStatus } from '#kernel/contract';
import { db, type Tx } from '#kernel/db';
import { linesAsked, pageOfLines } from '#kernel/document-lines';
import { NotFound } from '#kernel/errors';
import { facts } from '#kernel/fact';
import { wordsOf } from '#kernel/ledger';

/** What stands in a place, lot by lot and status by status, by the place's id. */
export const goodsIn = facts('warehouse.goodsIn', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.balance as balance')
    .innerJoin('kernel.lot as lot', (join) =>
      join.onRef('lot.orgId', '=', 'balance.orgId').onRef('lot.id', '=', 'balance.lotId'),
    )
    .select(['balance.locationId as key', 'balance.lotId', 'lot.productId', 'balance.status'])
    .distinct()
    .where('balance.orgId', '=', org)
    .where('lot.orgId', '=', org)
    .where('balance.locationId', '=', keys)
    .where('balance.quantity', '<>', sql.lit(0))
    .orderBy('balance.lotId')
    .$narrowType<{ status: QualityStatus }>(),
);

const PAGE = 50;

/** The containers of our sites, the latest first, found by any part of their SSCC; paged by id. */
export const containers = async (tx: Tx, text: string, after: string | undefined) => {
  let query = containerRows(tx)
    .orderBy('container.id', 'desc')
    .limit(PAGE + 1);
  const digits = text.replaceAll(/\D/g, '');
  if (text.trim() !== '') query = query.where('container.sscc', 'like', `%${digits || '-'}%`);
  if (after !== undefined) query = query.where('container.id', '<', after);
  const found = await tx.rows(withinScope(query, tx, { site: 'container.siteId' }));
  return {
    containers: found.slice(0, PAGE),
    next: found.length > PAGE ? (found[PAGE - 1]?.containerId ?? null) : null,
  };
};

/** One container with what is in it and the places it stood in, the latest fifty first. */
export const containerOf = async (tx: Tx, containerId: string) => {
  const query = containerRows(tx).where('container.id', '=', containerId);
  const [container] = await tx.rows(withinScope(query, tx, { site: 'container.siteId' }));
  if (!container) throw new NotFound({ zh: '找不到这个容器', en: 'This container is not on file' }, containerId);
  return { container, packed: await packedIn(tx, containerId), carried: await carriedOf(tx, containerId) };
};

const containerRows = ({ org }: Tx) =>
  db
    .selectFrom('kernel.location as container')
    .innerJoin('kernel.location as parent', (join) =>
      join.onRef('parent.orgId', '=', 'container.orgId').onRef('parent.id', '=', 'container.parentId'),
    )
    .innerJoin('kernel.location as site', (join) =>
      join.onRef('site.orgId', '=', 'container.orgId').onRef('site.id', '=', 'container.siteId'),
    )
    .select(['container.id as containerId', 'container.sscc', 'container.siteId', 'site.nameZh as site'])
    .select(wordsOf('parent').as('within'))
    .select(
      sql<number>`(select count(distinct b.lot_id)::int from kernel.balance b
        where b.org_id = ${org} and b.location_id = container.id and b.quantity <> 0)`.as('lots'),
    )
    .where('container.orgId', '=', org)
    .where('parent.orgId', '=', org)
    .where('site.orgId', '=', org)
    .where('container.sscc', 'is not', null)
    .$narrowType<{ sscc: string; siteId: string }>();

/** Where something came from; what was just opened came from nowhere. */
const originWords = sql<{ zh: string; en: string } | null>`case when origin.id is not null
  then json_build_object('zh', origin.name_zh, 'en', origin.name_en) end`;

const packedIn = (tx: Tx, containerId: string) =>
  tx.rows(
    withinScope(
      db
        .selectFrom('kernel.balance as balance')
        .innerJoin('kernel.lot as lot', (join) =>
          join.onRef('lot.orgId', '=', 'balance.orgId').onRef('lot.id', '=', 'balance.lotId'),
        )
        .innerJoin('catalog.product as product', (join) =>
          join.onRef('product.orgId', '=', 'lot.orgId').onRef('product.id', '=', 'lot.productId'),
        )
        .select(['lot.id as lotId', 'product.name as product', 'product.model', 'lot.number as lotNumber'])
        .select(['lot.lastUseOn', 'balance.status', sql<number>`sum(balance.quantity)::bigint`.as('quantity')])
        .where('balance.orgId', '=', tx.org)
        .where('lot.orgId', '=', tx.org)
        .where('product.orgId', '=', tx.org)
        .where('balance.locationId', '=', containerId)
        .where('balance.quantity', '<>', 0)
        .groupBy(['lot.id', 'product.name', 'product.model', 'lot.number', 'lot.lastUseOn', 'balance.status'])
        .orderBy('lot.id')
        .orderBy('balance.status')
        .$narrowType<{ status: QualityStatus }>(),
      tx,
      { category: 'product.category' },
    ),
  );

const carriedOf = (tx: Tx, containerId: string) =>
  tx.rows(
    db
      .selectFrom('kernel.containerMove as move')
      .innerJoin('kernel.document as document', (join) =>
        join.onRef('document.orgId', '=', 'move.orgId').onRef('document.id', '=', 'move.documentId'),
      )
      .leftJoin('kernel.location as origin', (join) =>
        join.onRef('origin.orgId', '=', 'move.orgId').onRef('origin.id', '=', 'move.fromLocationId'),
      )
      .innerJoin('kernel.location as target', (join) =>
        join.onRef('target.orgId', '=', 'move.orgId').onRef('target.id', '=', 'move.toLocationId'),
      )
      .innerJoin('kernel.person as person', (join) =>
        join.onRef('person.orgId', '=', 'move.orgId').onRef('person.id', '=', 'move.personId'),
      )
      .select(['move.id as moveId', 'document.id as documentId', 'document.number'])
      .select([originWords.as('from'), wordsOf('target').as('to'), 'person.name as movedBy', 'move.movedAt'])
      .where('move.orgId', '=', tx.org)
      .where('document.orgId', '=', tx.org)
      .where('target.orgId', '=', tx.org)
      .where('person.orgId', '=', tx.org)
      .where('move.containerId', '=', containerId)
      .orderBy('move.id', 'desc')
      .limit(PAGE),
  );

/** What a container move carried, and from where to where. */
export const carriedLines = async (tx: Tx, documentId: string, after: string | undefined) => {
  let query = db
    .selectFrom('kernel.containerMove as move')
    .innerJoin('kernel.location as container', (join) =>
      join.onRef('container.orgId', '=', 'move.orgId').onRef('container.id', '=', 'move.containerId'),
    )
    .leftJoin('kernel.location as origin', (join) =>
      join.onRef('origin.orgId', '=', 'move.orgId').onRef('origin.id', '=', 'move.fromLocationId'),
    )
    .innerJoin('kernel.location as target', (join) =>
      join.onRef('target.orgId', '=', 'move.orgId').onRef('target.id', '=', 'move.toLocationId'),
    )
    .select(['move.id as lineId', 'container.sscc', originWords.as('from'), wordsOf('target').as('to')])
    .where('move.orgId', '=', tx.org)
    .where('container.orgId', '=', tx.org)
    .where('target.orgId', '=', tx.org)
    .where('move.documentId', '=', documentId)
    .orderBy('move.id')
    .limit(linesAsked)
    .$narrowType<{ sscc: string }>();
  if (after !== undefined) query = query.where('move.id', '>', after);
  return pageOfLines(await tx.rows(withinScope(query, tx, { site: 'container.siteId' })));
};
