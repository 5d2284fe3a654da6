import { sql } from 'kysely';
import { withinScope } from '#kernel/access/scope';
import { db } from '#kernel/db';
import { listing } from '#kernel/lists/listing';
import { warehouse } from './contract.ts';

/** Every lot on file. */
export const lots = listing(warehouse.lots, (tx) =>
  withinScope(
    db
      .selectFrom('kernel.lot as lot')
      .innerJoin('catalog.product as product', (join) =>
        join.onRef('product.orgId', '=', 'lot.orgId').onRef('product.id', '=', 'lot.productId'),
      )
      .select([
        'lot.id as lotId',
        'product.name as product',
        'product.model',
        'product.primaryDi',
        'lot.number as lotNumber',
        'lot.lastUseOn',
        'lot.productionOn',
      ])
      .where('lot.orgId', '=', tx.org)
      .where('product.orgId', '=', tx.org),
    tx,
    { category: 'product.category' },
  ),
);

/** What stands in our sites, by lot, site and quality status. */
export const stock = listing(warehouse.stock, (tx) =>
  withinScope(
    db
      .selectFrom(standingOf(tx.org).as('standing'))
      .innerJoin('kernel.lot as lot', (join) =>
        join.onRef('lot.orgId', '=', 'standing.orgId').onRef('lot.id', '=', 'standing.lotId'),
      )
      .innerJoin('catalog.product as product', (join) =>
        join.onRef('product.orgId', '=', 'lot.orgId').onRef('product.id', '=', 'lot.productId'),
      )
      .innerJoin('kernel.location as site', (join) =>
        join.onRef('site.orgId', '=', 'standing.orgId').onRef('site.id', '=', 'standing.siteId'),
      )
      .select([
        'standing.lotId',
        'standing.siteId',
        'site.nameZh as site',
        'product.name as product',
        'product.model',
        'product.primaryDi',
        'lot.number as lotNumber',
        'lot.lastUseOn',
        'standing.pending',
        'standing.qualified',
        'standing.reserved',
        'standing.available',
        'standing.onHold',
        'standing.nonconforming',
        'standing.recalled',
      ])
      .where('lot.orgId', '=', tx.org)
      .where('product.orgId', '=', tx.org)
      .where('site.orgId', '=', tx.org),
    tx,
    { site: 'standing.siteId', category: 'product.category' },
  ),
);

/** A read of pools, never a sum of bins. */
const standingOf = (org: string) =>
  db
    .selectFrom('kernel.pool as pool')
    .select([
      'pool.orgId',
      'pool.lotId',
      'pool.siteId',
      inStatus('pending').as('pending'),
      inStatus('qualified').as('qualified'),
      sql<number>`sum(pool.reserved)::bigint`.as('reserved'),
      sql<number>`coalesce(sum(pool.on_hand - pool.reserved) filter (where pool.status = 'qualified'), 0)::bigint`.as(
        'available',
      ),
      inStatus('onHold').as('onHold'),
      inStatus('nonconforming').as('nonconforming'),
      inStatus('recalled').as('recalled'),
    ])
    .where('pool.orgId', '=', org)
    .where('pool.onHand', '>', 0)
    .groupBy(['pool.orgId', 'pool.lotId', 'pool.siteId']);

const inStatus = (status: string) =>
  sql<number>`coalesce(sum(pool.on_hand) filter (where pool.status = ${sql.lit(status)}), 0)::bigint`;
