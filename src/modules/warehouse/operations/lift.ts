import { change } from '#kernel/effects';
import { one } from '#kernel/fact';
import { documentById } from '#kernel/ledger';
import {
  holdById,
  type Lying,
  openHeld,
  type Standing,
  settled,
  settling,
  stockHeld,
  unitsHeld,
} from '#kernel/ledger/holds';
import { operation } from '#kernel/operation';
import { warehouse } from '../contract.ts';
import { holding, recalling } from '../workflow.ts';

type Unit = Parameters<typeof settled>[1][number];
type Facts = { stock: Standing[]; units: Unit[]; holds: (Lying & { id: string })[] };

const withoutIt = ({ stock, units, holds }: Facts, holdId: string) =>
  settled(
    stock,
    units,
    holds.filter(({ id }) => id !== holdId),
  );

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
