import { change } from '#kernel/effects';
import { one } from '#kernel/fact';
import { documentById } from '#kernel/ledger';
import { holdById, openHeld, settling, stockHeld, unitsHeld } from '#kernel/ledger/holds';
import { operation } from '#kernel/operation';
import { warehouse } from '../contract.ts';
import { withoutIt } from '../lifting.ts';
import { holding, recalling } from '../workflow.ts';

/** Lifting lets goods return to the status they had, where nothing else lies on them any more. Its position signs. */
export const lift = operation(warehouse.lift, {
  locks: ({ holdId }) => [{ document: holdId }, { hold: holdId }],
  load: ({ holdId }) => ({
    document: one(documentById, holdId),
    hold: one(holdById, holdId),
    stock: one(stockHeld, holdId),
    holds: one(openHeld, holdId),
    units: one(unitsHeld, holdId),
  }),
  subject: (facts, { holdId }) => ({
    documentId: holdId,
    lines: [
      ...new Map(
        withoutIt(facts, holdId)
          .filter(({ to }) => to === 'qualified')
          .map(({ row: { lotId, productId } }) => [lotId, { lotId, productId }]),
      ).values(),
    ],
  }),
  transition: ({ document }) => (document.kind === recalling.kind ? recalling : holding).lift(document),
  run: (facts, { holdId, reason }, { newId, now, personId }) => [
    change('kernel.hold', facts.hold, { liftedBy: personId, liftedAt: now, liftReason: reason }),
    ...settling(withoutIt(facts, holdId), holdId, newId),
  ],
});
