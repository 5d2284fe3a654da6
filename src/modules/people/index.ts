import { add } from '#kernel/effects';
import { defineModule, operation, reading } from '#kernel/operation';
import { people } from './contract.ts';
import { colleagues } from './queries.ts';

/** Employing somebody makes them a person of this company, with the positions they hold from now on. */
const employ = operation(people.employ, {
  load: () => ({}),
  subject: () => ({ lines: [] }),
  run: (_, { personId, name, positions }, { newId }) => [
    add('kernel.person', { id: personId, name }),
    add('kernel.positionHolding', ...positions.map((position) => ({ id: newId(), personId, position }))),
  ],
});

export const peopleModule = defineModule('people', people, {
  operations: { employ },
  readings: { colleagues: reading(people.colleagues, colleagues) },
});
