/** Holds: what lies on which goods, and the postings that bring every account to where its holds ask it to be. */
import { sql } from 'kysely';
import type { HoldScope, QualityStatus } from '../contract.ts';
import type { db as Reader } from '../db.ts';
import { type Effect, post } from '../effects.ts';
import { fact, facts } from '../fact.ts';

/** The key of what a hold lies on. */
export const scopeKey = (scope: HoldScope, id: string): string => `${scope}/${id}`;

const company = sql<string>`$org::uuid`;

/** Lots by the keys of scopes: a product may have lots that came after it was held. */
const lotsUnder = sql<{ key: string; lotId: string }>`(select k.key, u.lot as lot_id
  from (select unnest($keys::text[]) as key) k
  cross join lateral kernel.lots_under($org::uuid, split_part(k.key, '/', 1), split_part(k.key, '/', 2)::uuid) u (lot)
  )`;

/** The same by the ids of holds. */
const lotsHeld = sql<{ key: string; lotId: string }>`(select h.id as key, u.lot as lot_id
  from kernel.hold h cross join lateral kernel.lots_under(h.org_id, h.scope, h.scope_id) u (lot)
  where h.org_id = $org::uuid and h.id = any ($keys::uuid[]))`;

type Lots = typeof lotsUnder;
type Db = typeof Reader;

const stock = (reader: Db, lots: Lots) =>
  reader
    .selectFrom(lots.as('under'))
    .innerJoin('kernel.balance as balance', (join) => join.onRef('balance.lotId', '=', 'under.lotId'))
    .innerJoin('kernel.lot as lot', (join) =>
      join.onRef('lot.orgId', '=', 'balance.orgId').onRef('lot.id', '=', 'balance.lotId'),
    )
    .innerJoin('kernel.intake as intake', (join) =>
      join.onRef('intake.orgId', '=', 'balance.orgId').onRef('intake.id', '=', 'balance.intakeId'),
    )
    .innerJoin('kernel.location as place', (join) =>
      join.onRef('place.orgId', '=', 'balance.orgId').onRef('place.id', '=', 'balance.locationId'),
    )
    .select([
      'under.key',
      'balance.intakeId',
      'balance.lotId',
      'lot.productId',
      'lot.isBySerial',
      'intake.supplierId',
      'intake.sourceDocumentId as receiptId',
      'balance.locationId',
      'place.siteId',
      'place.zone',
      'balance.status',
      'balance.beneath',
      'balance.ownerId',
      'balance.quantity',
    ])
    .where('balance.orgId', '=', company)
    .where('lot.orgId', '=', company)
    .where('intake.orgId', '=', company)
    .where('place.orgId', '=', company)
    .where('balance.side', '=', 'inside')
    .where('balance.quantity', '<>', 0)
    .orderBy('balance.lotId')
    .orderBy('balance.intakeId')
    .orderBy('balance.locationId')
    .$narrowType<{ status: QualityStatus; beneath: QualityStatus }>();

const open = (reader: Db, lots: Lots) =>
  reader
    .selectFrom(lots.as('under'))
    .innerJoin('kernel.lot as lot', (join) => join.onRef('lot.id', '=', 'under.lotId'))
    .innerJoin('kernel.hold as hold', (join) => join.onRef('hold.orgId', '=', 'lot.orgId'))
    .select(['under.key', 'hold.id', 'hold.kind', 'hold.scope', 'hold.scopeId'])
    .distinct()
    .where('lot.orgId', '=', company)
    .where('hold.orgId', '=', company)
    .where('hold.liftedAt', 'is', null)
    .where(sql<boolean>`(hold.scope_id in (lot.id, lot.product_id) or case hold.scope
      when 'unit' then exists (select from kernel.serial_unit u
        where u.org_id = lot.org_id and u.id = hold.scope_id and u.lot_id = lot.id)
      when 'site' then exists (select from kernel.pool k
        where k.org_id = lot.org_id and k.site_id = hold.scope_id and k.lot_id = lot.id and k.on_hand > 0)
      when 'lot' then false when 'product' then false
      else exists (select from kernel.intake i where i.org_id = lot.org_id and i.lot_id = lot.id
        and hold.scope_id in (i.id, i.supplier_id, i.source_document_id)) end)`)
    .$narrowType<{ kind: 'hold' | 'recall'; scope: HoldScope }>();

const units = (reader: Db, lots: Lots) =>
  reader
    .selectFrom(lots.as('under'))
    .innerJoin('kernel.serialUnit as unit', (join) => join.onRef('unit.lotId', '=', 'under.lotId'))
    .select(['under.key', 'unit.id', 'unit.intakeId', 'unit.locationId', 'unit.status', 'unit.beneath', 'unit.ownerId'])
    .where('unit.orgId', '=', company)
    .orderBy('unit.id');

/** All that stands inside of the lots under a scope, account by account. */
export const stockUnder = facts('kernel.stockUnder', (reader) => stock(reader, lotsUnder), 'text');
/** The open holds on these lots. */
export const openUnder = facts('kernel.openUnder', (reader) => open(reader, lotsUnder), 'text');
/** The units of these lots. */
export const unitsUnder = facts('kernel.unitsUnder', (reader) => units(reader, lotsUnder), 'text');
/** All that stands inside of the lots that a hold concerns, by the hold's id. */
export const stockHeld = facts('kernel.stockHeld', (reader) => stock(reader, lotsHeld));
/** The open holds on the lots that a hold concerns, itself among them. */
export const openHeld = facts('kernel.openHeld', (reader) => open(reader, lotsHeld));
/** The units of the lots that a hold concerns. */
export const unitsHeld = facts('kernel.unitsHeld', (reader) => units(reader, lotsHeld));

/** A hold by its document's id. */
export const holdById = fact('kernel.holdById', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.hold as hold')
    .select([
      'hold.id as key',
      'hold.id',
      'hold.kind',
      'hold.scope',
      'hold.scopeId',
      'hold.reason',
      'hold.liftedByPosition',
      'hold.openedBy',
      'hold.liftedBy',
      'hold.liftedAt',
      'hold.liftReason',
    ])
    .where('hold.orgId', '=', org)
    .where('hold.id', '=', keys),
);

export type Standing = {
  readonly intakeId: string;
  readonly lotId: string;
  readonly productId: string;
  readonly isBySerial: boolean;
  readonly supplierId: string;
  readonly receiptId: string;
  readonly locationId: string;
  readonly siteId: string | null;
  readonly zone: string | null;
  readonly status: QualityStatus;
  readonly beneath: QualityStatus;
  readonly ownerId: string;
  readonly quantity: number;
};
export type Lying = { readonly kind: 'hold' | 'recall'; readonly scope: HoldScope; readonly scopeId: string };
type Unit = Pick<Standing, 'intakeId' | 'locationId' | 'ownerId'> & { id: string; status: string; beneath: string };

export type Settled = {
  readonly row: Standing;
  readonly to: QualityStatus;
  readonly units: readonly string[];
  readonly quantity: number;
};

/** What has to move so that goods stand held exactly where a hold lies on them, the stricter one winning. Goods that
 *  cannot be told apart (a lot without serial numbers in one place) are held together. */
export const settled = (rows: readonly Standing[], its: readonly Unit[], holds: readonly Lying[]): Settled[] => {
  const mixed = new Map<string, QualityStatus | undefined>();
  for (const row of rows) mixed.set(place(row), stricter(mixed.get(place(row)), asked(row, holds)));
  const unitsOf = grouped(its, account);
  return rows.flatMap((row) => {
    const together = row.isBySerial ? asked(row, holds) : mixed.get(place(row));
    if (!row.isBySerial) return moved(row, together ?? row.beneath, row.quantity, []);
    const byTarget = grouped(unitsOf.get(account(row)) ?? [], ({ id }) => {
      const own = holds.filter(({ scope, scopeId }) => scope === 'unit' && scopeId === id);
      return stricter(together, strictest(own)) ?? row.beneath;
    });
    return [...byTarget].flatMap(([to, group]) =>
      moved(
        row,
        to,
        group.length,
        group.map(({ id }) => id),
      ),
    );
  });
};

const grouped = <T, K>(list: readonly T[], keyOf: (one: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>();
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
};

const moved = (row: Standing, to: QualityStatus, quantity: number, ids: readonly string[]): Settled[] =>
  to === row.status ? [] : [{ row, to, quantity, units: ids }];

const place = ({ lotId, locationId }: Standing): string => `${lotId}/${locationId}`;
const account = (of: Unit | Standing): string =>
  [of.intakeId, of.locationId, of.status, of.beneath, of.ownerId].join('/');

/** What the holds on goods themselves ask, whatever stands beside them; undefined where none lies on them. */
export const asked = (row: Standing, holds: readonly Lying[]): QualityStatus | undefined => {
  const keys = [row.lotId, row.productId, row.intakeId, row.supplierId, row.receiptId, row.siteId];
  return strictest(holds.filter(({ scopeId }) => keys.includes(scopeId)));
};

const strictest = (holds: readonly Lying[]): QualityStatus | undefined => {
  if (holds.length === 0) return undefined;
  return holds.some(({ kind }) => kind === 'recall') ? 'recalled' : 'onHold';
};

const stricter = (a: QualityStatus | undefined, b: QualityStatus | undefined): QualityStatus | undefined =>
  a === 'recalled' || b === 'recalled' ? 'recalled' : (a ?? b);

/** The postings of what was settled, on the document of the hold. */
export const settling = (changes: readonly Settled[], documentId: string, newId: () => string): Effect[] =>
  changes.map(({ row: { intakeId, locationId, status, beneath, ownerId }, to, quantity, units: unitIds }) =>
    post({
      id: newId(),
      documentId,
      intakeId,
      from: { locationId, status, beneath, ownerId },
      to: { locationId, status: to, beneath, ownerId },
      quantity,
      unitIds,
    }),
  );
