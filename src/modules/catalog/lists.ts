import { sql } from 'kysely';
import { withinScope } from '#kernel/access/scope';
import { db } from '#kernel/db';
import { listing } from '#kernel/lists/listing';
import { catalog } from './contract.ts';

/** Products on file. */
export const products = listing(catalog.products, (tx) =>
  withinScope(
    db
      .selectFrom('catalog.product as product')
      .select([
        'product.id as productId',
        'product.primaryDi',
        'product.name',
        'product.model',
        'product.registrantName',
        'product.category',
        'product.isTrackedByLot',
        'product.isTrackedBySerial',
        'product.hasExpiry',
        'product.hasProductionDate',
      ])
      .select(sql<boolean>`product.stopped_for is not null`.as('isStopped'))
      .where('product.orgId', '=', tx.org),
    tx,
    { category: 'product.category' },
  ),
);
