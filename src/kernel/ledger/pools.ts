/** Pools and what is promised of them, as facts. */
import { sql } from 'kysely';
import { facts } from '../fact.ts';

/** What of a product is qualified and reserved by nobody, by the product's id. */
export const availableOfProduct = facts('kernel.availableOfProduct', (db, { org, keys }) =>
  db
    .selectFrom('kernel.pool as pool')
    .innerJoin('kernel.lot as lot', (join) =>
      join.onRef('lot.orgId', '=', 'pool.orgId').onRef('lot.id', '=', 'pool.lotId'),
    )
    .select(['pool.productId as key', 'pool.lotId', 'pool.siteId', 'pool.ownerId', 'lot.lastUseOn'])
    .select(sql<number>`pool.on_hand - pool.reserved`.as('available'))
    .where('pool.orgId', '=', org)
    .where('lot.orgId', '=', org)
    .where('pool.productId', '=', keys)
    .where('pool.status', '=', 'qualified')
    .where('pool.onHand', '>', 0)
    .where('pool.onHand', '>', (where) => where.ref('pool.reserved')),
);

/** What a lot's pools have, by the lot's id. */
export const poolsOfLot = facts('kernel.poolsOfLot', (db, { org, keys }) =>
  db
    .selectFrom('kernel.pool as pool')
    .select(['pool.lotId as key', 'pool.siteId', 'pool.status', 'pool.ownerId', 'pool.onHand', 'pool.reserved'])
    .where('pool.orgId', '=', org)
    .where('pool.lotId', '=', keys)
    .where('pool.onHand', '>', 0),
);

/** What a document still has reserved, lot by lot, by the document's id. */
export const reservedFor = facts('kernel.reservedFor', (db, { org, keys }) =>
  db
    .selectFrom('kernel.reservation as reservation')
    .innerJoin('kernel.lot as lot', (join) =>
      join.onRef('lot.orgId', '=', 'reservation.orgId').onRef('lot.id', '=', 'reservation.lotId'),
    )
    .select(['reservation.documentId as key', 'reservation.lineId', 'reservation.siteId', 'reservation.lotId'])
    .select(['reservation.ownerId', 'reservation.leftQuantity', 'lot.productId', 'lot.isBySerial'])
    .where('reservation.orgId', '=', org)
    .where('lot.orgId', '=', org)
    .where('reservation.documentId', '=', keys)
    .where('reservation.leftQuantity', '>', 0)
    .orderBy('reservation.lotId'),
);

/** Where the lots that a document has reserved stand qualified, the oldest intake first, by the document's id. */
export const stockReservedFor = facts('kernel.stockReservedFor', (db, { org, keys }) =>
  db
    .selectFrom('kernel.reservation as reservation')
    .innerJoin('kernel.balance as balance', (join) =>
      join
        .onRef('balance.orgId', '=', 'reservation.orgId')
        .onRef('balance.lotId', '=', 'reservation.lotId')
        .onRef('balance.ownerId', '=', 'reservation.ownerId'),
    )
    .innerJoin('kernel.location as place', (join) =>
      join
        .onRef('place.orgId', '=', 'balance.orgId')
        .onRef('place.id', '=', 'balance.locationId')
        .onRef('place.siteId', '=', 'reservation.siteId'),
    )
    .select(['reservation.documentId as key', 'balance.lotId', 'balance.intakeId', 'balance.locationId'])
    .select(['balance.ownerId', 'balance.quantity'])
    .where('reservation.orgId', '=', org)
    .where('balance.orgId', '=', org)
    .where('place.orgId', '=', org)
    .where('reservation.documentId', '=', keys)
    .where('reservation.leftQuantity', '>', 0)
    .where('balance.side', '=', 'inside')
    .where('balance.status', '=', 'qualified')
    .where('balance.quantity', '<>', 0)
    .orderBy('balance.intakeId')
    .orderBy('balance.locationId'),
);

/** What picking has bound of these lots to bins, by the lot's id. */
export const allocatedOfLot = facts('kernel.allocatedOfLot', (db, { org, keys }) =>
  db
    .selectFrom('kernel.allocation as allocation')
    .select(['allocation.lotId as key', 'allocation.id', 'allocation.documentId', 'allocation.intakeId'])
    .select(['allocation.locationId', 'allocation.ownerId', 'allocation.quantity', 'allocation.endedAt'])
    .where('allocation.orgId', '=', org)
    .where('allocation.lotId', '=', keys)
    .where('allocation.endedAt', 'is', null),
);

/** The same for the lots that a document has reserved, by the document's id. */
export const allocatedBeside = facts('kernel.allocatedBeside', (db, { org, keys }) =>
  db
    .selectFrom('kernel.reservation as reservation')
    .innerJoin('kernel.allocation as allocation', (join) =>
      join.onRef('allocation.orgId', '=', 'reservation.orgId').onRef('allocation.lotId', '=', 'reservation.lotId'),
    )
    .select(['reservation.documentId as key', 'allocation.id', 'allocation.documentId', 'allocation.lotId'])
    .select(['allocation.intakeId', 'allocation.locationId', 'allocation.ownerId', 'allocation.quantity'])
    .select(['allocation.endedAt'])
    .distinct()
    .where('reservation.orgId', '=', org)
    .where('allocation.orgId', '=', org)
    .where('reservation.documentId', '=', keys)
    .where('allocation.endedAt', 'is', null),
);
