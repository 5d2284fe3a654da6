import { defineModule, reading } from '#kernel/operation';
import { people } from './contract.ts';
import { employ } from './operations/employ.ts';
import { colleagues, dictionary } from './queries.ts';

export const peopleModule = defineModule('people', people, {
  operations: { employ },
  readings: {
    colleagues: reading(people.colleagues, colleagues),
    dictionary: reading(people.dictionary, dictionary),
  },
});
