import { change } from '#kernel/effects';
import { one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { people } from '../contract.ts';
import { holdingById } from '../facts.ts';

/** Ending an appointment takes effect at once, also for a deputy; the row stays, with when and in whose line why. */
export const endHolding = operation(people.endHolding, {
  load: ({ holdingId }) => ({ holding: one(holdingById, holdingId) }),
  subject: ({ holding: { personId, position } }, { holdingId }) => ({
    documentId: holdingId,
    personId,
    position,
    lines: [],
  }),
  run: ({ holding }, _, { now }) => [
    change('kernel.positionHolding', holding, { endedAt: now }),
    change('kernel.person', { id: holding.personId, version: holding.version }, { version: holding.version + 1 }),
  ],
});
