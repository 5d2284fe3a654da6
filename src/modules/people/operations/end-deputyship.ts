import { change } from '#kernel/effects';
import { one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { people } from '../contract.ts';
import { deputyshipById } from '../facts.ts';

/** Ending a deputyship before its last day takes effect at once. */
export const endDeputyship = operation(people.endDeputyship, {
  load: ({ deputyshipId }) => ({ deputyship: one(deputyshipById, deputyshipId) }),
  subject: ({ deputyship: { personId } }) => ({ personId, lines: [] }),
  run: ({ deputyship: { personId, version, ...deputyship } }, _, { now }) => [
    change('kernel.deputyship', deputyship, { endedAt: now }),
    change('kernel.person', { id: personId, version }, { version: version + 1 }),
  ],
});
