import { defineModule, reading } from '#kernel/operation';
import { shipping } from './contract.ts';
import { deliveries } from './lists.ts';
import { allocate } from './operations/allocate.ts';
import { releaseReservation } from './operations/release-reservation.ts';
import { reserve } from './operations/reserve.ts';
import { ship } from './operations/ship.ts';
import { shipReserved } from './operations/ship-reserved.ts';
import { printDeliveryNote } from './papers/delivery-note.ts';
import { deliveryLines, stock } from './queries.ts';
import { promisedLines, reservations } from './reservations.ts';
import { customerIsOnFile } from './rules/customer-is-on-file.ts';
import { firstExpiryGoesFirst } from './rules/first-expiry-goes-first.ts';
import { remainingLifeSuffices } from './rules/remaining-life-suffices.ts';
import { serialsStandHere } from './rules/serials-stand-here.ts';
import { stockCovers } from './rules/stock-covers.ts';
import { stockIsAvailable } from './rules/stock-is-available.ts';
import { firstExpiry, remainingLife } from './settings.ts';

export const shippingModule = defineModule('shipping', shipping, {
  operations: { ship, reserve, releaseReservation, allocate, shipReserved, printDeliveryNote },
  rules: [
    customerIsOnFile,
    stockIsAvailable,
    stockCovers,
    serialsStandHere,
    firstExpiryGoesFirst,
    remainingLifeSuffices,
  ],
  settings: [firstExpiry, remainingLife],
  readings: {
    deliveries,
    stock: reading(shipping.stock, (tx, { text, after }) => stock(tx, text, after)),
    deliveryLines: reading(shipping.deliveryLines, (tx, { documentId, after }) => deliveryLines(tx, documentId, after)),
    reservedLines: reading(shipping.reservedLines, (tx, { documentId, after }) => promisedLines(tx, documentId, after)),
    reservations: reading(shipping.reservations, (tx, { after }) => reservations(tx, after)),
  },
});
