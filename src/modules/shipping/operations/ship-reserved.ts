import { add, change, open, post } from '#kernel/effects';
import { known } from '#kernel/errors';
import { each, one } from '#kernel/fact';
import { documentById, normalisedNumber, spread, unitKey } from '#kernel/ledger';
import { allocatedBeside, reservedFor, stockReservedFor } from '#kernel/ledger/pools';
import { operation } from '#kernel/operation';
import { shipping } from '../contract.ts';
import { placeOfCustomer, unitReserved } from '../queries.ts';
import { delivering, reserving } from '../workflow.ts';

/** Shipping what was reserved uses up the reservation: from the bins picking was bound to, else the oldest intake. */
export const shipReserved = operation(shipping.shipReserved, {
  locks: ({ reservationId }) => [{ document: reservationId }],
  load: ({ reservationId }, fill) => ({
    document: one(documentById, reservationId),
    reserved: one(reservedFor, reservationId),
    stock: one(stockReservedFor, reservationId),
    allocated: one(allocatedBeside, reservationId),
    customer: one(placeOfCustomer, reservationId),
    unit: each(unitReserved, fill?.serials.map((serial) => unitKey(reservationId, normalisedNumber(serial))) ?? []),
  }),
  subject: ({ document, reserved, unit }, { reservationId }, fill) => ({
    siteId: document.siteId ?? undefined,
    partyId: document.counterpartyId ?? undefined,
    documentId: reservationId,
    lines: reserved.map(({ lotId, productId, leftQuantity, isBySerial }) => ({
      ...{ lotId, productId, quantity: leftQuantity },
      ...(fill
        ? { serials: isBySerial ? namedOf(fill.serials, lotId, (key) => unit(unitKey(reservationId, key))) : [] }
        : {}),
    })),
  }),
  transition: ({ document }) => reserving.ship(document),
  run: ({ document, reserved, stock, allocated, customer, unit }, { reservationId, serials }, context) => {
    const { newId, today, now, personId } = context;
    const deliveryId = newId();
    const siteId = known(document.siteId, 'a reservation has a site');
    const customerId = known(document.counterpartyId, 'a reservation has a customer');
    const units = serials.flatMap((serial) => unit(unitKey(reservationId, normalisedNumber(serial))) ?? []);
    const own = allocated.filter((row) => row.documentId === reservationId);
    const taken = reserved.flatMap((promised) => {
      const rows = stock.filter((row) => row.lotId === promised.lotId && row.ownerId === promised.ownerId);
      const parts = promised.isBySerial
        ? rows.map((row) => {
            const its = units.filter((u) => u.intakeId === row.intakeId && u.locationId === row.locationId);
            return { ...row, taken: its.length, unitIds: its.map(({ id }) => id) };
          })
        : spread(inOrderOfPicking(rows, own), promised.leftQuantity).map((row) => ({ ...row, unitIds: [] }));
      return parts.filter((part) => part.taken > 0).map((part) => ({ ...part, lineId: promised.lineId }));
    });
    const lotIds = [...new Set(reserved.map(({ lotId }) => lotId))];
    return [
      open(delivering.open({ id: deliveryId, today, counterpartyId: customerId, siteId, lotIds })),
      add(
        'shipping.deliveryLine',
        ...taken.map(({ lotId, intakeId, taken: quantity }) => ({
          ...{ id: newId(), deliveryId, customerId, siteId, lotId, intakeId, quantity },
          shippedBy: personId,
          shippedAt: now,
        })),
      ),
      ...own.map((allocation) => change('kernel.allocation', allocation, { endedAt: now })),
      ...taken.map(({ lineId, intakeId, locationId, ownerId, taken: quantity, unitIds }) =>
        post({
          ...{ id: newId(), documentId: deliveryId, intakeId, quantity, unitIds, reservedFor: lineId },
          from: { locationId, status: 'qualified', ownerId },
          to: { locationId: customer.id, status: 'qualified' },
        }),
      ),
    ];
  },
});

type Row = { intakeId: string; locationId: string; quantity: number };

/** First what picking was bound to, no more of it than was bound, then the rest. */
const inOrderOfPicking = <R extends Row>(rows: readonly R[], own: readonly Row[]): R[] => {
  const bound = (row: R) => own.find((one) => one.intakeId === row.intakeId && one.locationId === row.locationId);
  return [...rows.filter((row) => bound(row)), ...rows.filter((row) => !bound(row))];
};

const namedOf = (
  serials: readonly string[],
  lotId: string,
  unitOf: (serial: string) => { lotId: string } | undefined,
): string[] => serials.map(normalisedNumber).filter((serial) => (unitOf(serial)?.lotId ?? lotId) === lotId);
