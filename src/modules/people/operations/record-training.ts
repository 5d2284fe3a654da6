import { add } from '#kernel/effects';
import { one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { people } from '../contract.ts';
import { personById } from '../facts.ts';

/** Training and its assessment go on the person's file, passed or not. */
export const recordTraining = operation(people.recordTraining, {
  load: ({ personId }) => ({ person: one(personById, personId) }),
  subject: (_, { personId }) => ({ personId, lines: [] }),
  run: (_, { personId, topic, heldOn, isPassed }, { newId, personId: recordedBy, now }) => [
    add('people.training', { id: newId(), personId, topic, heldOn, isPassed, recordedBy, recordedAt: now }),
  ],
});
