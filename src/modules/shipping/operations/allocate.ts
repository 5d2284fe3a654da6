import { add } from '#kernel/effects';
import { one } from '#kernel/fact';
import { documentById, spread } from '#kernel/ledger';
import { allocatedBeside, reservedFor, stockReservedFor } from '#kernel/ledger/pools';
import { operation } from '#kernel/operation';
import { shipping } from '../contract.ts';
import { reserving } from '../workflow.ts';

/** Releasing picking binds what was reserved to bins and intakes, the oldest first, none of them twice. */
export const allocate = operation(shipping.allocate, {
  locks: ({ reservationId }) => [{ document: reservationId }],
  load: ({ reservationId }) => ({
    document: one(documentById, reservationId),
    reserved: one(reservedFor, reservationId),
    stock: one(stockReservedFor, reservationId),
    allocated: one(allocatedBeside, reservationId),
  }),
  subject: ({ document, reserved }, { reservationId }) => ({
    siteId: document.siteId ?? undefined,
    partyId: document.counterpartyId ?? undefined,
    documentId: reservationId,
    lines: reserved.map(({ lotId, productId, leftQuantity }) => ({ lotId, productId, quantity: leftQuantity })),
  }),
  transition: ({ document }) => reserving.allocate(document),
  run: ({ reserved, stock, allocated }, { reservationId }, { newId }) => [
    add(
      'kernel.allocation',
      ...reserved.flatMap(({ lineId, lotId, ownerId, leftQuantity }) => {
        const free = stock
          .filter((row) => row.lotId === lotId && row.ownerId === ownerId)
          .map((row) => ({ ...row, quantity: row.quantity - boundIn(allocated, row) }));
        return spread(free, leftQuantity).map(({ intakeId, locationId, taken }) => ({
          ...{ id: newId(), lineId, documentId: reservationId, lotId, intakeId, locationId, ownerId },
          quantity: taken,
        }));
      }),
    ),
  ],
});

type Account = { intakeId: string; locationId: string; ownerId: string };

const boundIn = (allocated: readonly (Account & { quantity: number })[], row: Account): number =>
  allocated
    .filter((one) => one.intakeId === row.intakeId && one.locationId === row.locationId && one.ownerId === row.ownerId)
    .reduce((sum, { quantity }) => sum + quantity, 0);
