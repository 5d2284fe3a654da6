import { sql } from 'kysely';
import { withinScope } from '#kernel/access/scope';
import { db, type Tx } from '#kernel/db';
import { normalisedNumber } from '#kernel/ledger';

const PAGE = 50;

/** What every site has of every lot, by status: a read of pools, never a sum of bins; paged by lot and site. */
export const stockOf = async (tx: Tx, text: string, after: string | undefined) => {
  const found = await tx.rows(cellsOf(tx, text.trim(), after));
  const cells = found.slice(0, PAGE);
  const last = cells.at(-1);
  return { cells, next: found.length > PAGE && last ? `${last.lotId}/${last.siteId}` : null };
};

const cellsOf = (tx: Tx, text: string, after: string | undefined) => {
  const { org } = tx;
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
      'pool.lotId',
      'pool.siteId',
      'pool.productId',
      'site.nameZh as site',
      'product.name as product',
      'product.model',
      'lot.number as lotNumber',
      'lot.lastUseOn',
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
    .where('lot.orgId', '=', org)
    .where('site.orgId', '=', org)
    .where('product.orgId', '=', org)
    .where('pool.onHand', '>', 0)
    .groupBy(['pool.lotId', 'pool.siteId', 'pool.productId', 'site.nameZh', 'product.name', 'product.model'])
    .groupBy(['lot.number', 'lot.lastUseOn'])
    .orderBy('pool.lotId')
    .orderBy('pool.siteId')
    .limit(PAGE + 1);
  if (after) {
    const [lot, site] = after.split('/');
    query = query.where(sql<boolean>`(pool.lot_id, pool.site_id) > (${lot}::uuid, ${site}::uuid)`);
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

const inStatus = (status: string) =>
  sql<number>`coalesce(sum(pool.on_hand) filter (where pool.status = ${sql.lit(status)}), 0)::bigint`;
