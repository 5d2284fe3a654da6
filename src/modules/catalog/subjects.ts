/** What of the catalogue papers and comments hang on: products, and lots with their product. */
import { sql } from 'kysely';
import { fact } from '#kernel/fact';
import type { PaperSubject } from '#kernel/papers/subject';

/** A product is of its category. */
export const productSubject: PaperSubject = {
  kind: 'product',
  title: { zh: '产品', en: 'Product' },
  fact: fact('catalog.productPapers', (reader, { org, keys }) =>
    reader
      .selectFrom('catalog.product as product')
      .select([
        'product.id as key',
        'product.id as productId',
        'product.category',
        sql<string | null>`null::uuid`.as('siteId'),
        sql<string | null>`null::uuid`.as('partyId'),
      ])
      .where('product.orgId', '=', org)
      .where('product.id', '=', keys),
  ),
};

/** A lot is of its product's category; its reports are the same wherever it lies. */
export const lotSubject: PaperSubject = {
  kind: 'lot',
  title: { zh: '批号', en: 'Lot' },
  fact: fact('catalog.lotPapers', (reader, { org, keys }) =>
    reader
      .selectFrom('kernel.lot as lot')
      .innerJoin('catalog.product as product', (join) =>
        join.onRef('product.orgId', '=', 'lot.orgId').onRef('product.id', '=', 'lot.productId'),
      )
      .select([
        'lot.id as key',
        'lot.productId',
        'product.category',
        sql<string | null>`null::uuid`.as('siteId'),
        sql<string | null>`null::uuid`.as('partyId'),
      ])
      .where('lot.orgId', '=', org)
      .where('product.orgId', '=', org)
      .where('lot.id', '=', keys),
  ),
};
