import { defineModule, reading } from '#kernel/operation';
import { search } from './contract.ts';
import { find } from './queries.ts';

export const searchModule = defineModule('search', search, {
  operations: {},
  readings: { find: reading(search.find, (tx, { text }) => find(tx, text)) },
});
