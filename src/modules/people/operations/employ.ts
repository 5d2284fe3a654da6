import { add } from '#kernel/effects';
import { operation } from '#kernel/operation';
import { people } from '../contract.ts';

/** Employing somebody makes them a person of this company, with the positions they hold from now on. */
export const employ = operation(people.employ, {
  load: () => ({}),
  subject: () => ({ lines: [] }),
  run: (_, { personId, name, positions }, { newId, today }) => [
    add('kernel.person', { id: personId, name }),
    add('kernel.positionHolding', ...positions.map((position) => ({ id: newId(), personId, position, fromOn: today }))),
  ],
});
