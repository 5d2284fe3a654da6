import { sql } from 'kysely';
import { catalog } from '#contract/catalog';
import { partners } from '#contract/partners';
import { people } from '#contract/people';
import { trace } from '#contract/trace';
import { warehouse } from '#contract/warehouse';
import { type ScopeColumns, withinScope } from '#kernel/access/scope';
import { db, type Tx } from '#kernel/db';
import { normalisedNumber } from '#kernel/ledger';
import { waysOf } from '#kernel/sought/keys';
import { kindTitle } from '#kernel/workflow';
import { documentIsOf, kindsSeen } from '#modules/documents';
import { lotIsOf } from '#modules/trace';
import { parseElementString } from '#standards/gs1';
import type { Found } from './contract.ts';

const SHOWN = 6;
/** A word that half of all names hold is found in the first of them; another word tells them apart. */
const LOOKED_AT = 200;

/** What a text may mean, group by group: numbers by their beginning, names by any part, pinyin or initials. */
export const find = async (tx: Tx, text: string): Promise<Found[]> => {
  const label = labelled(text, tx.today);
  if (label)
    return [
      ...(await containersOf(tx, label.sscc)),
      ...(await serialsFrom(tx, label.serial)),
      ...(await lotsFrom(tx, label.lot)),
      ...(await productsOf(tx, label.di)),
    ];
  const number = normalisedNumber(text);
  if (number === '') return [];
  return [
    ...(await documentsFrom(tx, number)),
    ...(await containersOf(tx, number)),
    ...(await lotsFrom(tx, number)),
    ...(await serialsFrom(tx, number)),
    ...(await productsOf(tx, /^\d{8,14}$/.test(number) ? number.padStart(14, '0') : undefined)),
    ...(await named(tx, text)),
  ];
};

/** A label as scanned: what it names. */
const labelled = (text: string, today: string) => {
  if (!/^(\]|\(|（|01\d{14}|00\d{18}$)/.test(text)) return undefined;
  const parsed = parseElementString(text, { today });
  if (parsed.ok !== true) return undefined;
  const { deviceIdentifier, contentDeviceIdentifier, lotNumber, serialNumber } = parsed.udi;
  return {
    sscc: parsed.udi.serialShippingContainerCode,
    di: deviceIdentifier ?? contentDeviceIdentifier,
    lot: lotNumber,
    serial: serialNumber,
  };
};

/** The end of everything that begins with a text, in the order of code points. */
const after = (text: string) => `${text}\u{10ffff}`;

const documentsFrom = async (tx: Tx, number: string): Promise<Found[]> => {
  const rows = await tx.rows(
    withinScope(
      db
        .selectFrom('kernel.document as document')
        .select(['document.id as foundId', 'document.number as title', 'document.kind'])
        .where('document.orgId', '=', tx.org)
        .where('document.number', '>=', number)
        .where('document.number', '<', after(number))
        .where('document.kind', 'in', ['', ...kindsSeen(tx)])
        .orderBy('document.number', 'desc')
        .limit(SHOWN),
      tx,
      documentIsOf(tx.org),
    ),
  );
  return rows.map(({ kind, ...found }) => ({ ...found, kind: 'document', aside: kindTitle(kind).zh }));
};

/** A container by its SSCC, all of it: the digits before are the same on many. */
const containersOf = async (tx: Tx, sscc: string | undefined): Promise<Found[]> => {
  if (sscc === undefined || !/^\d{18}$/.test(sscc) || !tx.may.has(warehouse.container.name)) return [];
  const rows = await tx.rows(
    withinScope(
      db
        .selectFrom('kernel.location as container')
        .innerJoin('kernel.location as parent', (join) =>
          join.onRef('parent.orgId', '=', 'container.orgId').onRef('parent.id', '=', 'container.parentId'),
        )
        .select(['container.id as foundId', 'parent.nameZh as aside'])
        .where('container.orgId', '=', tx.org)
        .where('parent.orgId', '=', tx.org)
        .where('container.sscc', '=', sscc),
      tx,
      { site: 'container.siteId' },
    ),
  );
  return rows.map((found) => ({ ...found, title: sscc, kind: 'container' }));
};

const lotsFrom = async (tx: Tx, said: string | undefined): Promise<Found[]> => {
  if (said === undefined || !tx.may.has(trace.find.name)) return [];
  const number = normalisedNumber(said);
  const rows = await tx.rows(
    withinScope(
      db
        .selectFrom('kernel.lot as lot')
        .innerJoin('catalog.product as product', (join) =>
          join.onRef('product.orgId', '=', 'lot.orgId').onRef('product.id', '=', 'lot.productId'),
        )
        .select(['lot.id as foundId', 'lot.number as title', 'product.name as aside'])
        .where('lot.orgId', '=', tx.org)
        .where('product.orgId', '=', tx.org)
        .where('lot.number', '>=', number)
        .where('lot.number', '<', after(number))
        .orderBy('lot.number')
        .limit(SHOWN),
      tx,
      lotIsOf(tx.org, 'lot.id'),
    ),
  );
  return rows.map(({ foundId, title, aside }) => ({ kind: 'lot', foundId, title: title ?? '', aside }));
};

const serialsFrom = async (tx: Tx, said: string | undefined): Promise<Found[]> => {
  if (said === undefined || !tx.may.has(trace.find.name)) return [];
  const serial = normalisedNumber(said);
  const rows = await tx.rows(
    withinScope(
      db
        .selectFrom('kernel.serialUnit as unit')
        .innerJoin('catalog.product as product', (join) =>
          join.onRef('product.orgId', '=', 'unit.orgId').onRef('product.id', '=', 'unit.productId'),
        )
        .select(['unit.id as foundId', 'unit.serial as title', 'product.name as aside'])
        .where('unit.orgId', '=', tx.org)
        .where('product.orgId', '=', tx.org)
        .where('unit.serial', '>=', serial)
        .where('unit.serial', '<', after(serial))
        .orderBy('unit.serial')
        .limit(SHOWN),
      tx,
      lotIsOf(tx.org, 'unit.lotId'),
    ),
  );
  return rows.map((found) => ({ ...found, kind: 'serial' }));
};

const productsOf = async (tx: Tx, di: string | undefined): Promise<Found[]> => {
  if (di === undefined || !tx.may.has(catalog.search.name)) return [];
  const rows = await tx.rows(
    withinScope(
      db
        .selectFrom('catalog.productCode as code')
        .innerJoin('catalog.product as product', (join) =>
          join.onRef('product.orgId', '=', 'code.orgId').onRef('product.id', '=', 'code.productId'),
        )
        .select(['product.id as foundId', 'product.name as title', 'product.primaryDi as aside'])
        .where('code.orgId', '=', tx.org)
        .where('product.orgId', '=', tx.org)
        .where('code.di', '=', di)
        .limit(SHOWN),
      tx,
      { category: 'product.category' },
    ),
  );
  return rows.map((found) => ({ ...found, kind: 'product' }));
};

type Named = 'partner' | 'product' | 'person' | 'site';

/** Who may see the files of a kind may find them, and where their scope ends. */
const groups: readonly { kind: Named; seenBy: { name: string }; scope: (org: string) => ScopeColumns }[] = [
  { kind: 'partner', seenBy: partners.list, scope: () => ({ party: 'sought.id' }) },
  {
    kind: 'product',
    seenBy: catalog.search,
    scope: (org) => ({
      category: (categories) => sql`exists (select from catalog.product as p
        where p.org_id = ${org} and p.id = sought.id and p.category = any (${categories}::text[]))`,
    }),
  },
  { kind: 'person', seenBy: people.colleagues, scope: () => ({}) },
  { kind: 'site', seenBy: warehouse.sites, scope: () => ({ site: 'sought.id' }) },
];

const named = async (tx: Tx, text: string): Promise<Found[]> => {
  const found: Found[] = [];
  for (const { kind, seenBy, scope } of groups) {
    if (!tx.may.has(seenBy.name)) continue;
    const rows = await tx.rows(withinScope(namesOf(tx, kind, text), tx, scope(tx.org)));
    found.push(...ranked(rows, text).map((row) => ({ ...row, kind })));
  }
  return found;
};

/** Every word of the text is held by the keys, in one of the ways it may be meant. */
const namesOf = ({ org }: Tx, kind: Named, text: string) => {
  const words = text.split(/\s+/).flatMap((word) => {
    const ways = waysOf(org, kind, word);
    return ways.length > 0 ? [ways] : [];
  });
  const some = words.map(
    (ways) =>
      sql`(${sql.join(
        ways.map(({ grams }) => sql`grams.grams @> ${`{${grams}}`}::integer[]`),
        sql` or `,
      )})`,
  );
  const held = words.map(
    (ways) =>
      sql<boolean>`(${sql.join(
        ways.map(({ holds }) => sql`e'\\n' || sought.keys like ${holds}`),
        sql` or `,
      )})`,
  );
  const near = sql`(select grams.id from kernel.sought_gram as grams
    where grams.org_id = ${org} and ${sql.join([sql`true`, ...some], sql` and `)} limit ${sql.lit(LOOKED_AT)})`;
  return db
    .selectFrom('kernel.sought as sought')
    .select(['sought.id as foundId', 'sought.title', 'sought.aside'])
    .where('sought.orgId', '=', org)
    .where(sql<boolean>`sought.id in ${words.length > 0 ? near : sql`(null)`}`)
    .where(sql<boolean>`${sql.join([sql`true`, ...held], sql` and `)}`);
};

/** What is called just so first, then what begins so, then the shorter name. */
const ranked = <R extends { title: string }>(rows: readonly R[], text: string): R[] => {
  const wanted = text.trim();
  const rank = ({ title }: R) => (title === wanted ? 0 : title.startsWith(wanted) ? 1 : 2);
  return [...rows]
    .sort((a, b) => rank(a) - rank(b) || a.title.length - b.title.length || (a.title < b.title ? -1 : 1))
    .slice(0, SHOWN);
};
