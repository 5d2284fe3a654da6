import { add } from '#kernel/effects';
import { operation } from '#kernel/operation';
import { people } from '../contract.ts';

/** Employing somebody makes them a person of this company; they may do nothing until they are appointed. */
export const employ = operation(people.employ, {
  load: () => ({}),
  subject: () => ({ lines: [] }),
  run: (_, { personId, name }) => [add('kernel.person', { id: personId, name })],
});
