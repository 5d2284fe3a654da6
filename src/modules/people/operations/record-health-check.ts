import { add } from '#kernel/effects';
import { one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { people } from '../contract.ts';
import { personById } from '../facts.ts';

/** A health check goes on the person's file; the latest one counts. */
export const recordHealthCheck = operation(people.recordHealthCheck, {
  load: ({ personId }) => ({ person: one(personById, personId) }),
  subject: (_, { personId }) => ({ personId, lines: [] }),
  run: (_, { personId, checkedOn, isFit, healthUntil }, { newId, personId: recordedBy, now }) => [
    add('people.healthCheck', {
      ...{ id: newId(), personId, checkedOn, isFit },
      validUntil: healthUntil,
      ...{ recordedBy, recordedAt: now },
    }),
  ],
});
