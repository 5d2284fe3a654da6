/** Goods: what modules may know of lots, intakes, accounts and units, and the words to move them. */
import { sql } from 'kysely';
import { type Bilingual, type QualityStatus, withoutInvisible } from './contract.ts';
import { fact, facts } from './fact.ts';

/** A lot by its id. `last_use_on` is the last day its goods may be sold. */
export const lotById = fact('kernel.lotById', (db, { org, keys }) =>
  db
    .selectFrom('kernel.lot as lot')
    .select([
      'lot.id as key',
      'lot.id',
      'lot.productId',
      'lot.number',
      'lot.productionOn',
      'lot.lastUseOn',
      'lot.isBySerial',
    ])
    .where('lot.orgId', '=', org)
    .where('lot.id', '=', keys),
);

/** What tells a lot from the others of its product. */
type LotSays = {
  readonly lotNumber?: string | undefined;
  readonly productionOn?: string | undefined;
  readonly lastUseOn?: string | undefined;
};

/** The key of a lot that may not exist yet: its product, and its number as normalised on entry; without a number, its
 *  dates, behind a character that no label number has. */
export const lotKey = (productId: string, { lotNumber, productionOn, lastUseOn }: LotSays): string =>
  `${productId}/${lotNumber ?? `\u001f${productionOn ?? ''}\u001f${lastUseOn ?? ''}`}`;

const keyOfLot = sql<string>`lot.product_id || '/' || coalesce(lot.number,
  chr(31) || coalesce(lot.production_on::text, '') || chr(31) || coalesce(lot.last_use_on::text, ''))`;

/** A lot by product and number, keyed by `lotKey`. */
export const lotByNumber = fact(
  'kernel.lotByNumber',
  (db, { org, keys }) =>
    db
      .selectFrom('kernel.lot as lot')
      .select([
        keyOfLot.as('key'),
        'lot.id',
        'lot.productId',
        'lot.number',
        'lot.productionOn',
        'lot.lastUseOn',
        'lot.isBySerial',
      ])
      .where('lot.orgId', '=', org)
      .where(
        sql<string>`lot.product_id`,
        '=',
        sql<string>`any (array(select left(k, 36)::uuid from unnest($keys::text[]) k))`,
      )
      // Two ways to the index instead of one expression: a product may have ten thousand lots.
      .where(sql<boolean>`(lot.number is null
        or lot.number = any (array(select substr(k, 38) from unnest($keys::text[]) k)))`)
      .where(keyOfLot, '=', keys),
  'text',
);

/** Where the goods of a lot stand inside our sites: intake by intake, oldest first. Nothing is left out but zeros. */
export const stockOfLot = facts('kernel.stockOfLot', (db, { org, keys }) =>
  db
    .selectFrom('kernel.balance as balance')
    .innerJoin('kernel.location as location', (join) =>
      join.onRef('location.orgId', '=', 'balance.orgId').onRef('location.id', '=', 'balance.locationId'),
    )
    .select([
      'balance.lotId as key',
      'balance.intakeId',
      'balance.locationId',
      'location.siteId',
      'location.zone',
      'balance.status',
      'balance.beneath',
      'balance.ownerId',
      'balance.quantity',
    ])
    .where('balance.orgId', '=', org)
    .where('location.orgId', '=', org)
    .where('balance.lotId', '=', keys)
    .where('balance.side', '=', 'inside')
    .where('balance.quantity', '<>', 0)
    .orderBy('balance.intakeId')
    .orderBy('balance.locationId')
    .$narrowType<{ status: QualityStatus; beneath: QualityStatus }>(),
);

/** The key of a unit: its product and its serial number as normalised on entry. */
export const unitKey = (productId: string, serial: string): string => `${productId}/${serial}`;

/** Serial-numbered units by product and serial, keyed by `unitKey`. */
export const unitBySerial = fact(
  'kernel.unitBySerial',
  (db, { org, keys }) =>
    db
      .selectFrom('kernel.serialUnit as unit')
      .innerJoin('kernel.location as location', (join) =>
        join.onRef('location.orgId', '=', 'unit.orgId').onRef('location.id', '=', 'unit.locationId'),
      )
      .select([
        sql<string>`unit.product_id || '/' || unit.serial`.as('key'),
        'unit.id',
        'unit.lotId',
        'unit.intakeId',
        'unit.serial',
        'unit.status',
        'unit.beneath',
        'unit.ownerId',
        'unit.locationId',
        'location.side',
        'location.siteId',
        'location.nameZh',
        'location.nameEn',
      ])
      .where('unit.orgId', '=', org)
      .where('location.orgId', '=', org)
      .where('unit.serial', '=', sql<string>`any (array(select substr(k, 38) from unnest($keys::text[]) k))`)
      .where(sql<string>`unit.product_id || '/' || unit.serial`, '=', keys),
  'text',
);

/** The place of a partner's goods, by the partner's id. */
export const placeOfParty = fact('kernel.placeOfParty', (db, { org, keys }) =>
  db
    .selectFrom('kernel.location as location')
    .select(['location.partyId as key', 'location.id', 'location.side', 'location.nameZh', 'location.nameEn'])
    .where('location.orgId', '=', org)
    .where('location.partyId', '=', keys)
    .$narrowType<{ key: string }>(),
);

/** The legal zones of a site (GSP 40), by the site's id. */
export const zonesOfSite = facts('kernel.zonesOfSite', (db, { org, keys }) =>
  db
    .selectFrom('kernel.location as location')
    .select(['location.siteId as key', 'location.id', 'location.zone', 'location.nameZh', 'location.nameEn'])
    .where('location.orgId', '=', org)
    .where('location.siteId', '=', keys)
    .where('location.zone', 'is not', null)
    .where('location.bin', 'is', null)
    .where('location.sscc', 'is', null)
    .$narrowType<{ key: string; zone: string }>(),
);

/** A site of ours, by its id. */
export const siteById = fact('kernel.siteById', (db, { org, keys }) =>
  db
    .selectFrom('kernel.location as location')
    .innerJoin('kernel.gate as gate', (join) =>
      join.onRef('gate.orgId', '=', 'location.orgId').onRef('gate.id', '=', 'location.id'),
    )
    .select(['location.id as key', 'location.id', 'location.nameZh', 'location.nameEn'])
    .select(['gate.id as gateId', 'gate.version as gateVersion'])
    .where('location.orgId', '=', org)
    .where('gate.orgId', '=', org)
    .where('location.id', '=', keys)
    .where('location.side', '=', 'inside')
    .where('location.zone', 'is', null),
);

/** A document's header, by its id. */
export const documentById = fact('kernel.documentById', (db, { org, keys }) =>
  db
    .selectFrom('kernel.document as document')
    .select([
      'document.id as key',
      'document.id',
      'document.kind',
      'document.number',
      'document.state',
      'document.version',
      'document.counterpartyId',
      'document.siteId',
      'document.createdBy',
    ])
    .where('document.orgId', '=', org)
    .where('document.id', '=', keys),
);

/** A lot or serial number as it is kept: full width made half, nothing invisible, trimmed, upper case. */
export const normalisedNumber = (printed: string): string => withoutInvisible(printed.normalize('NFKC')).toUpperCase();

/** How much of `quantity` to take from each stock row, oldest intake first; rows too small are emptied. */
export const spread = <S extends { quantity: number }>(
  stock: readonly S[],
  quantity: number,
): (S & { taken: number })[] => {
  let left = quantity;
  return stock.flatMap((row) => {
    const taken = Math.min(left, row.quantity);
    left -= taken;
    return taken > 0 ? [{ ...row, taken }] : [];
  });
};

/** The sum of a stock in one status. */
export const quantityOf = (stock: readonly { status: string; quantity: number }[], status: QualityStatus): number =>
  stock.reduce((sum, row) => (row.status === status ? sum + row.quantity : sum), 0);

/** The name of a location in both languages, under the alias a query gave it. */
export const wordsOf = (alias: string) =>
  sql<Bilingual>`json_build_object('zh', ${sql.ref(`${alias}.nameZh`)}, 'en', ${sql.ref(`${alias}.nameEn`)})`;
