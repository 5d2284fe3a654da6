import { type RawBuilder, sql } from 'kysely';
import { isEverything, withinScope } from '#kernel/access/scope';
import { db, statement, type Tx } from '#kernel/db';
import { normalisedNumber, wordsOf } from '#kernel/ledger';
import { lotIsOf, placeOfLotIsOf } from './within.ts';

type Sought = {
  text?: string | undefined;
  di?: string | undefined;
  lotNumber?: string | undefined;
  serial?: string | undefined;
};

/** Lots that a typed number may mean (lot, serial or device identifier), or that a scanned label does mean. */
export const find = async (tx: Tx, { text, di, lotNumber, serial }: Sought) => {
  if (text !== undefined) return lotsOf(tx, { anyNumber: normalisedNumber(text) });
  return lotsOf(tx, {
    di,
    lotNumber: lotNumber === undefined ? undefined : normalisedNumber(lotNumber),
    serial: serial === undefined ? undefined : normalisedNumber(serial),
  });
};

type Exact = Omit<Sought, 'text'> & { anyNumber?: string };

const lotsOf = (tx: Tx, { di, lotNumber, serial, anyNumber }: Exact) => {
  const { org } = tx;
  let query = db
    .selectFrom('kernel.lot as lot')
    .innerJoin('catalog.product as product', (join) =>
      join.onRef('product.orgId', '=', 'lot.orgId').onRef('product.id', '=', 'lot.productId'),
    )
    .select([
      'lot.id as lotId',
      'lot.number as lotNumber',
      'product.name as product',
      'product.model',
      'product.registrantName',
      'product.primaryDi',
      'lot.productionOn',
      'lot.lastUseOn',
      'lot.isBySerial as isTrackedBySerial',
    ])
    .where('lot.orgId', '=', org)
    .where('product.orgId', '=', org)
    .orderBy('lot.id', 'desc')
    .limit(50);
  if (lotNumber !== undefined) query = query.where('lot.number', '=', lotNumber);
  if (serial !== undefined) query = query.where('lot.id', 'in', lotsWithSerial(org, serial));
  if (di !== undefined) query = query.where('product.id', 'in', productsWithDi(org, di));
  if (anyNumber !== undefined) {
    query = query.where((where) =>
      where.or([
        where('lot.number', '=', anyNumber),
        where('lot.id', 'in', lotsWithSerial(org, anyNumber)),
        where('product.id', 'in', productsWithDi(org, anyNumber.padStart(14, '0'))),
      ]),
    );
  }
  return tx.rows(withinScope(query, tx, lotIsOf(org, 'lot.id')));
};

const lotsWithSerial = (org: string, serial: string) =>
  db
    .selectFrom('kernel.serialUnit as unit')
    .select('unit.lotId')
    .where('unit.orgId', '=', org)
    .where('unit.serial', '=', serial);

const productsWithDi = (org: string, di: string) =>
  db
    .selectFrom('catalog.productCode as code')
    .select('code.productId')
    .where('code.orgId', '=', org)
    .where('code.di', '=', di);

/** Where a lot is now and who has it. A read of balances: it does not grow with the lot's history. */
export const holders = (tx: Tx, lotId: string) =>
  isEverything(tx.scope)
    ? tx.read(holdersOfLot, { lotId })
    : tx.rows(withinScope(holderRows(tx.org, lotId), tx, placeOfLotIsOf(tx.org, 'balance.lotId')));

type Value = string | RawBuilder<string>;

const holderRows = (org: Value, lotId: Value) =>
  db
    .selectFrom('kernel.balance as balance')
    .innerJoin('kernel.location as place', (join) =>
      join.onRef('place.orgId', '=', 'balance.orgId').onRef('place.id', '=', 'balance.locationId'),
    )
    .innerJoin('kernel.company as company', (join) => join.onRef('company.orgId', '=', 'balance.orgId'))
    .select([
      'place.id as locationId',
      wordsOf('place').as('place'),
      sql<string>`case when place.side = 'inside' then company.name else place.name_zh end`.as('holder'),
      sql<'inside' | 'supplier' | 'customer'>`place.side`.as('side'),
      sql<'pending' | 'qualified' | 'onHold' | 'nonconforming' | 'recalled'>`balance.status`.as('status'),
      sql<number>`sum(balance.quantity)::bigint`.as('quantity'),
    ])
    .where('balance.orgId', '=', org)
    .where('place.orgId', '=', org)
    .where('company.orgId', '=', org)
    .where('balance.lotId', '=', lotId)
    .where('balance.quantity', '<>', sql.lit(0))
    .groupBy(['place.id', 'place.nameZh', 'place.nameEn', 'place.side', 'company.name', 'balance.status'])
    .orderBy('place.side')
    .orderBy('place.nameZh')
    .orderBy('balance.status');

const holdersOfLot = statement(['lotId'], ({ org, lotId }) => holderRows(org, lotId));

const PAGE = 100;

/** The serial-numbered units of a lot with their present place, in the order they came in; paged by id. */
export const units = async (tx: Tx, lotId: string, serial: string | undefined, after: string | undefined) => {
  let query = db
    .selectFrom('kernel.serialUnit as unit')
    .innerJoin('kernel.location as place', (join) =>
      join.onRef('place.orgId', '=', 'unit.orgId').onRef('place.id', '=', 'unit.locationId'),
    )
    .innerJoin('kernel.company as company', (join) => join.onRef('company.orgId', '=', 'unit.orgId'))
    .select([
      'unit.id as unitId',
      'unit.serial',
      wordsOf('place').as('place'),
      sql<string>`case when place.side = 'inside' then company.name else place.name_zh end`.as('holder'),
      sql<'inside' | 'supplier' | 'customer'>`place.side`.as('side'),
      sql<'pending' | 'qualified' | 'onHold' | 'nonconforming' | 'recalled'>`unit.status`.as('status'),
    ])
    .where('unit.orgId', '=', tx.org)
    .where('place.orgId', '=', tx.org)
    .where('company.orgId', '=', tx.org)
    .where('unit.lotId', '=', lotId)
    .orderBy('unit.id')
    .limit(PAGE + 1);
  if (serial !== undefined) query = query.where('unit.serial', '=', normalisedNumber(serial));
  if (after !== undefined) query = query.where('unit.id', '>', after);
  const found = await tx.rows(withinScope(query, tx, placeOfLotIsOf(tx.org, 'unit.lotId')));
  return { units: found.slice(0, PAGE), next: found.length > PAGE ? (found[PAGE - 1]?.unitId ?? null) : null };
};
