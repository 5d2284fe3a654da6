import { sql } from 'kysely';
import { withinScope } from '#kernel/access/scope';
import { db } from '#kernel/db';
import { listing } from '#kernel/lists/listing';
import { stateOfFile } from './certificates.ts';
import { partners } from './contract.ts';

/** Suppliers and customers on file. */
export const files = listing(partners.files, (tx) =>
  withinScope(
    db
      .selectFrom('partners.partner as partner')
      .select([
        'partner.id as partnerId',
        'partner.name',
        'partner.kind',
        'partner.type',
        'partner.address',
        'partner.contact',
      ])
      .select(stateOfFile(tx.org).as('state'))
      .select(sql<boolean>`partner.suspended_for is not null`.as('isSuspended'))
      .where('partner.orgId', '=', tx.org),
    tx,
    { party: 'partner.id' },
  ),
);
