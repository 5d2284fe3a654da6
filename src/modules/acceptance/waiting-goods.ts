/** What acceptances wait to release: where it stands, its units, what lies on it. */
import { sql } from 'kysely';
import { facts } from '#kernel/fact';
import { acceptInTime } from './deadlines.ts';

/** What an acceptance waits to release: where its intake stands at the site, by the acceptance's id. */
export const stockWaiting = facts('acceptance.stockWaiting', (reader, { org, keys }) =>
  reader
    .selectFrom('acceptance.acceptance as acceptance')
    .innerJoin('kernel.balance as balance', (join) =>
      join
        .onRef('balance.orgId', '=', 'acceptance.orgId')
        .onRef('balance.lotId', '=', 'acceptance.lotId')
        .onRef('balance.intakeId', '=', 'acceptance.intakeId'),
    )
    .innerJoin('kernel.location as place', (join) =>
      join
        .onRef('place.orgId', '=', 'balance.orgId')
        .onRef('place.id', '=', 'balance.locationId')
        .onRef('place.siteId', '=', 'acceptance.siteId'),
    )
    .select(['acceptance.id as key', 'balance.locationId', 'balance.status', 'balance.ownerId', 'balance.quantity'])
    .where('acceptance.orgId', '=', org)
    .where('balance.orgId', '=', org)
    .where('place.orgId', '=', org)
    .where('acceptance.id', '=', keys)
    .where('balance.side', '=', 'inside')
    .where('balance.beneath', '=', 'pending')
    .where('balance.quantity', '<>', sql.lit(0))
    .orderBy('balance.locationId'),
);

/** The serial-numbered units an acceptance waits to release, by the acceptance's id. */
export const unitsWaiting = facts('acceptance.unitsWaiting', (reader, { org, keys }) =>
  reader
    .selectFrom('acceptance.acceptance as acceptance')
    .innerJoin('kernel.serialUnit as unit', (join) =>
      join
        .onRef('unit.orgId', '=', 'acceptance.orgId')
        .onRef('unit.lotId', '=', 'acceptance.lotId')
        .onRef('unit.intakeId', '=', 'acceptance.intakeId'),
    )
    .innerJoin('kernel.location as place', (join) =>
      join
        .onRef('place.orgId', '=', 'unit.orgId')
        .onRef('place.id', '=', 'unit.locationId')
        .onRef('place.siteId', '=', 'acceptance.siteId'),
    )
    .select(['acceptance.id as key', 'unit.id', 'unit.locationId', 'unit.ownerId'])
    .where('acceptance.orgId', '=', org)
    .where('unit.orgId', '=', org)
    .where('place.orgId', '=', org)
    .where('acceptance.id', '=', keys)
    .where('unit.status', '=', 'pending'),
);

/** The open holds and recalls that lie on what an acceptance waits to release, by the acceptance's id. */
export const holdsOnWaiting = facts('acceptance.holdsOnWaiting', (reader, { org, keys }) =>
  reader
    .selectFrom('acceptance.acceptance as acceptance')
    .innerJoin('kernel.hold as hold', (join) => join.onRef('hold.orgId', '=', 'acceptance.orgId'))
    .innerJoin('kernel.document as document', (join) =>
      join.onRef('document.orgId', '=', 'hold.orgId').onRef('document.id', '=', 'hold.id'),
    )
    .select(['acceptance.id as key', 'hold.id', 'hold.kind', 'hold.reason', 'document.number'])
    .where('acceptance.orgId', '=', org)
    .where('hold.orgId', '=', org)
    .where('document.orgId', '=', org)
    .where('acceptance.id', '=', keys)
    .where('hold.liftedAt', 'is', null)
    .where(
      sql<boolean>`(hold.scope_id in (acceptance.lot_id, acceptance.product_id, acceptance.intake_id,
          acceptance.supplier_id, acceptance.receipt_id, acceptance.site_id)
        or hold.scope = 'unit' and exists (select from kernel.serial_unit unit where unit.org_id = ${org}
          and unit.id = hold.scope_id and unit.intake_id = acceptance.intake_id))`,
    )
    .orderBy('hold.id'),
);

/** The acceptances that still wait, of one receipt, with their deadline, by the receipt's id. */
export const acceptancesOfReceipt = facts('acceptance.acceptancesOfReceipt', (reader, { org, keys }) =>
  reader
    .selectFrom('acceptance.acceptance as acceptance')
    .innerJoin('kernel.document as document', (join) =>
      join.onRef('document.orgId', '=', 'acceptance.orgId').onRef('document.id', '=', 'acceptance.id'),
    )
    .select(['acceptance.receiptId as key', 'acceptance.id', 'acceptance.intakeId', 'acceptance.quantity'])
    .select(['document.state', 'document.version'])
    .select(
      sql<OpenDeadline | null>`(select json_build_object('id', d.id, 'kind', d.kind, 'dueAt', d.due_at,
        'closedAt', d.closed_at, 'outcome', d.outcome) from kernel.deadline d where d.org_id = ${org}
        and d.of_id = acceptance.id and d.closed_at is null and d.kind = ${acceptInTime.name} limit 1)`.as('deadline'),
    )
    .where('acceptance.orgId', '=', org)
    .where('document.orgId', '=', org)
    .where('acceptance.receiptId', '=', keys)
    .where('document.state', '=', 'waiting'),
);

type OpenDeadline = { id: string; kind: string; dueAt: string; closedAt: null; outcome: null };
