import { defineModule, reading } from '#kernel/operation';
import { findable } from '#kernel/sought/sought';
import { people } from './contract.ts';
import { employ } from './operations/employ.ts';
import { colleagues, dictionary } from './queries.ts';

findable('kernel.person', { kind: 'person', words: ({ name }) => [String(name)], isPerson: true });

export const peopleModule = defineModule('people', people, {
  operations: { employ },
  readings: {
    colleagues: reading(people.colleagues, colleagues),
    dictionary: reading(people.dictionary, dictionary),
  },
});
