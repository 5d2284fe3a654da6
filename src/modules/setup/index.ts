import { defineModule, reading } from '#kernel/operation';
import { setup } from './contract.ts';
import { checklist } from './queries.ts';

export { checks } from './queries.ts';

export const setupModule = defineModule('setup', setup, {
  operations: {},
  readings: { checklist: reading(setup.checklist, checklist) },
});
