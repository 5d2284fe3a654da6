import { shipping } from '#contract/shipping';
import type { DocumentParts } from '#web/document-kinds.tsx';

/** What was promised is allocated, shipped, or given up. */
export const reservationDocument: DocumentParts = {
  lines: shipping.reservedLines,
  acts: (reservationId) =>
    [shipping.allocate, shipping.shipReserved, shipping.releaseReservation].map((on) => ({
      on,
      about: { reservationId },
    })),
};
