/** What was moved, as facts: for corrections, and for moves that are entered later than they happened. */
import { sql } from 'kysely';
import type { QualityStatus } from '#kernel/contract';
import { fact } from '#kernel/fact';

/** The key of a movement of a document. */
export const movementKey = (documentId: string, movementId: string): string => `${documentId}/${movementId}`;

/** A movement of a document by `movementKey`, with where it began and ended and what became of it. */
export const movementOfDocument = fact(
  'warehouse.movementOfDocument',
  (reader, { org, keys }) =>
    reader
      .selectFrom('kernel.movement as movement')
      .innerJoin('kernel.intake as intake', (join) =>
        join.onRef('intake.orgId', '=', 'movement.orgId').onRef('intake.id', '=', 'movement.intakeId'),
      )
      .innerJoin('kernel.lot as lot', (join) =>
        join.onRef('lot.orgId', '=', 'movement.orgId').onRef('lot.id', '=', 'movement.lotId'),
      )
      .innerJoin('kernel.location as origin', (join) =>
        join.onRef('origin.orgId', '=', 'movement.orgId').onRef('origin.id', '=', 'movement.fromLocationId'),
      )
      .innerJoin('kernel.location as target', (join) =>
        join.onRef('target.orgId', '=', 'movement.orgId').onRef('target.id', '=', 'movement.toLocationId'),
      )
      .select([
        sql<string>`movement.document_id || '/' || movement.id`.as('key'),
        ...(['movement.id', 'movement.lotId', 'movement.intakeId', 'movement.quantity'] as const),
        ...(['lot.productId', 'lot.number', 'lot.isBySerial', 'movement.correctsId'] as const),
        ...(['movement.fromLocationId', 'movement.fromStatus', 'origin.partyId', 'origin.side as fromSide'] as const),
        ...(['origin.sscc as fromSscc'] as const),
        ...(['movement.toLocationId', 'movement.toStatus', 'target.siteId', 'target.side as toSide'] as const),
        sql<QualityStatus>`coalesce(movement.from_beneath, movement.from_status)`.as('fromBeneath'),
        sql<QualityStatus>`coalesce(movement.to_beneath, movement.to_status)`.as('toBeneath'),
        sql<string>`coalesce(movement.from_owner_id, intake.owner_id)`.as('fromOwnerId'),
        sql<string>`coalesce(movement.to_owner_id, intake.owner_id)`.as('toOwnerId'),
        sql<boolean>`exists (select from kernel.movement later
          where later.org_id = ${org} and later.corrects_id = movement.id)`.as('isCorrected'),
      ])
      .where('movement.orgId', '=', org)
      .where('intake.orgId', '=', org)
      .where('lot.orgId', '=', org)
      .where('origin.orgId', '=', org)
      .where('target.orgId', '=', org)
      .where(sql`movement.id`, '=', sql`any (array(select substr(k, 38)::uuid from unnest($keys::text[]) k))`)
      .where(sql<string>`movement.document_id || '/' || movement.id`, '=', keys)
      .$narrowType<{ fromStatus: QualityStatus; toStatus: QualityStatus }>(),
  'text',
);

/** The key of a unit that a movement moved. */
export const movedUnitKey = (movementId: string, serial: string): string => `${movementId}/${serial}`;

/** A unit that a movement moved, by `movedUnitKey`, with the account it stands in now. */
export const unitOfMovement = fact(
  'warehouse.unitOfMovement',
  (reader, { org, keys }) =>
    reader
      .selectFrom('kernel.movementUnit as moved')
      .innerJoin('kernel.serialUnit as unit', (join) =>
        join.onRef('unit.orgId', '=', 'moved.orgId').onRef('unit.id', '=', 'moved.unitId'),
      )
      .select([
        sql<string>`moved.movement_id || '/' || unit.serial`.as('key'),
        ...(['unit.id', 'unit.locationId', 'unit.status', 'unit.beneath', 'unit.ownerId'] as const),
      ])
      .where('moved.orgId', '=', org)
      .where('unit.orgId', '=', org)
      .where(sql`moved.movement_id`, '=', sql`any (array(select left(k, 36)::uuid from unnest($keys::text[]) k))`)
      .where('unit.serial', '=', sql<string>`any (array(select substr(k, 38) from unnest($keys::text[]) k))`)
      .where(sql<string>`moved.movement_id || '/' || unit.serial`, '=', keys),
  'text',
);

/** When the first goods of a lot came to a place, by `lot/place`. */
export const firstArrival = fact(
  'warehouse.firstArrival',
  (reader, { org, keys }) =>
    reader
      .selectFrom('kernel.movement as movement')
      .select([
        sql<string>`movement.lot_id || '/' || movement.to_location_id`.as('key'),
        sql<string>`min(movement.occurred_at)`.as('at'),
      ])
      .where('movement.orgId', '=', org)
      .where(sql`movement.lot_id`, '=', sql`any (array(select left(k, 36)::uuid from unnest($keys::text[]) k))`)
      .where(sql<string>`movement.lot_id || '/' || movement.to_location_id`, '=', keys)
      .groupBy(['movement.lotId', 'movement.toLocationId']),
  'text',
);
