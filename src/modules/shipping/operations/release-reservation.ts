import { unreserve } from '#kernel/effects';
import { one } from '#kernel/fact';
import { documentById } from '#kernel/ledger';
import { operation } from '#kernel/operation';
import { shipping } from '../contract.ts';
import { reserving } from '../workflow.ts';

/** Giving up a reservation makes what it still held available to others; always open, whatever became of the goods. */
export const releaseReservation = operation(shipping.releaseReservation, {
  load: ({ reservationId }) => ({ document: one(documentById, reservationId) }),
  subject: (_, { reservationId }) => ({ documentId: reservationId, lines: [] }),
  transition: ({ document }) => reserving.giveUp(document),
  run: (_, { reservationId }) => [unreserve(reservationId)],
});
