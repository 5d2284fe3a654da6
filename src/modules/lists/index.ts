import { defineModule } from '#kernel/operation';
import { lists } from './contract.ts';
import { documents, journal } from './lists.ts';

export const listsModule = defineModule('lists', lists, {
  operations: {},
  readings: { documents, journal },
});
