import { add, change, reply } from '#kernel/effects';
import { known } from '#kernel/errors';
import { each, one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { people } from '../contract.ts';
import { holdingById, personById } from '../facts.ts';

/** A deputy has the permissions of a holder's position, within its scope, for a time; their lines say for whom. */
export const appointDeputy = operation(people.appointDeputy, {
  load: ({ holdingId }, fill) => ({
    holding: one(holdingById, holdingId),
    deputy: each(personById, fill ? [fill.deputyId] : []),
  }),
  subject: ({ holding: { position } }, { holdingId }, fill) => ({
    documentId: holdingId,
    personId: fill?.deputyId,
    position,
    lines: [],
  }),
  run: ({ deputy }, { holdingId, deputyId, fromOn, untilOn }, { newId }) => {
    const person = known(deputy(deputyId), 'the deputy is on file');
    const deputyshipId = newId();
    return [
      add('kernel.deputyship', { id: deputyshipId, holdingId, personId: deputyId, fromOn, untilOn }),
      change('kernel.person', person, { version: person.version + 1 }),
      reply({ deputyshipId }),
    ];
  },
});
