import { defineModule, reading } from '#kernel/operation';
import { partners } from './contract.ts';
import { files } from './lists.ts';
import { registerPartner } from './operations/register-partner.ts';
import { partnersOf } from './queries.ts';

export { partnerById } from './queries.ts';

export const partnersModule = defineModule('partners', partners, {
  operations: { registerPartner },
  readings: { files, list: reading(partners.list, (tx, { kind }) => partnersOf(tx, kind)) },
});
