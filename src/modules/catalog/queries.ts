import { withinScope } from '#kernel/access/scope';
import { db, type Tx } from '#kernel/db';
import { fact } from '#kernel/fact';

const columns = [
  'product.id',
  'product.primaryDi',
  'product.name',
  'product.model',
  'product.registrantName',
  'product.category',
  'product.isTrackedByLot',
  'product.isTrackedBySerial',
  'product.hasExpiry',
  'product.hasProductionDate',
] as const;

/** A product's file, by id. */
export const productById = fact('catalog.productById', (reader, { org, keys }) =>
  reader
    .selectFrom('catalog.product as product')
    .innerJoin('kernel.gate as gate', (join) =>
      join.onRef('gate.orgId', '=', 'product.orgId').onRef('gate.id', '=', 'product.id'),
    )
    .select(['product.id as key', ...columns, 'product.stoppedFor'])
    .select(['gate.id as gateId', 'gate.version as gateVersion'])
    .where('product.orgId', '=', org)
    .where('gate.orgId', '=', org)
    .where('product.id', '=', keys),
);

/** What a product is filed under, by its id. */
export const categoryOfProduct = fact('catalog.categoryOfProduct', (reader, { org, keys }) =>
  reader
    .selectFrom('catalog.product as product')
    .select(['product.id as key', 'product.category'])
    .where('product.orgId', '=', org)
    .where('product.id', '=', keys),
);

/** What the product of a lot is filed under, by the lot's id. */
export const categoryOfLot = fact('catalog.categoryOfLot', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.lot as lot')
    .innerJoin('catalog.product as product', (join) =>
      join.onRef('product.orgId', '=', 'lot.orgId').onRef('product.id', '=', 'lot.productId'),
    )
    .select(['lot.id as key', 'product.category'])
    .where('lot.orgId', '=', org)
    .where('product.orgId', '=', org)
    .where('lot.id', '=', keys),
);

/** Which product an identifier belongs to, whatever its packaging level. */
export const codeByDi = fact(
  'catalog.codeByDi',
  (reader, { org, keys }) =>
    reader
      .selectFrom('catalog.productCode as code')
      .select(['code.di as key', 'code.productId', 'code.unitsPerScan'])
      .where('code.orgId', '=', org)
      .where('code.di', '=', keys),
  'text',
);

/** The product behind a device identifier and how many base units one scan of it means; null when it is unknown. */
export const identify = async (tx: Tx, di: string) => {
  const found = await tx.first(
    withinScope(
      db
        .selectFrom('catalog.productCode as code')
        .innerJoin('catalog.product as product', (join) =>
          join.onRef('product.orgId', '=', 'code.orgId').onRef('product.id', '=', 'code.productId'),
        )
        .select([...columns, 'code.unitsPerScan'])
        .where('code.orgId', '=', tx.org)
        .where('product.orgId', '=', tx.org)
        .where('code.di', '=', di),
      tx,
      { category: 'product.category' },
    ),
  );
  if (!found) return { product: null, unitsPerScan: 1 };
  const { unitsPerScan, ...product } = found;
  return { product, unitsPerScan };
};

const PAGE = 50;

/** Products whose identifier, name, model or registrant holds the text; paged by identifier. */
export const searchProducts = async (tx: Tx, text: string, after: string | undefined) => {
  const like = `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  let query = db
    .selectFrom('catalog.product as product')
    .select(columns)
    .where('product.orgId', '=', tx.org)
    .orderBy('product.primaryDi')
    .limit(PAGE + 1);
  if (text !== '') {
    query = query.where((where) =>
      where.or(
        (['primaryDi', 'name', 'model', 'registrantName'] as const).map((column) =>
          where(`product.${column}`, 'ilike', like),
        ),
      ),
    );
  }
  if (after) query = query.where('product.primaryDi', '>', after);
  const found = await tx.rows(withinScope(query, tx, { category: 'product.category' }));
  return { products: found.slice(0, PAGE), next: found.length > PAGE ? (found[PAGE - 1]?.primaryDi ?? null) : null };
};
