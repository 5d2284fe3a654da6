import { known } from '#kernel/errors';
import { importing } from '#kernel/imports/importing';
import { defineModule, reading } from '#kernel/operation';
import { findable } from '#kernel/sought/sought';
import { partners } from './contract.ts';
import { files } from './lists.ts';
import { registerPartner } from './operations/register-partner.ts';
import { resumePartner } from './operations/resume-partner.ts';
import { suspendPartner } from './operations/suspend-partner.ts';
import { partnerSubject, partnersOf } from './queries.ts';
import { partnerIsNotSuspended } from './rules/partner-is-not-suspended.ts';

export { partnerById } from './queries.ts';

findable('partners.partner', {
  kind: 'partner',
  words: ({ name, address }) => [String(name), String(address)],
});

/** One partner in each row. */
const partnersFromTable = importing(partners.registerPartner, {
  row: partners.registerPartner.fill,
  rowsAtOnce: 1,
  fill: ([row]) => known(row, 'a part has a row'),
});

export const partnersModule = defineModule('partners', partners, {
  operations: { registerPartner, suspendPartner, resumePartner },
  rules: [partnerIsNotSuspended],
  readings: { files, list: reading(partners.list, (tx, { kind }) => partnersOf(tx, kind)) },
  subjects: [partnerSubject],
  imports: [partnersFromTable],
});
