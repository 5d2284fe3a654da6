import { type RawBuilder, sql } from 'kysely';
import { withinScope } from '#kernel/access/scope';
import { db, type Tx } from '#kernel/db';
import { fact } from '#kernel/fact';
import type { PaperSubject } from '#kernel/papers/subject';

const withGate = (reader: typeof db, org: RawBuilder<string>) =>
  reader
    .selectFrom('partners.partner as partner')
    .innerJoin('kernel.gate as gate', (join) =>
      join.onRef('gate.orgId', '=', 'partner.orgId').onRef('gate.id', '=', 'partner.id'),
    )
    .select(['partner.id as key', 'partner.id', 'gate.id as gateId', 'gate.version as gateVersion'])
    .where('partner.orgId', '=', org)
    .where('gate.orgId', '=', org);

/** What acts and rules ask of a partner, by id; address and contact stay out of the line of every receipt. */
export const partnerById = fact('partners.partnerById', (reader, { org, keys }) =>
  withGate(reader, org)
    .select(['partner.kind', 'partner.type', 'partner.name', 'partner.approvedOn', 'partner.suspendedFor'])
    .where('partner.id', '=', keys),
);

/** What is on file of a partner and may be changed, by id. */
export const partnerOnFile = fact('partners.partnerOnFile', (reader, { org, keys }) =>
  withGate(reader, org).select(['partner.name', 'partner.address', 'partner.contact']).where('partner.id', '=', keys),
);

/** A partner's papers and comments concern that partner. */
export const partnerSubject: PaperSubject = {
  kind: 'partner',
  title: { zh: '往来单位', en: 'Partner' },
  fact: fact('partners.paperSubject', (reader, { org, keys }) =>
    reader
      .selectFrom('partners.partner as partner')
      .select([
        'partner.id as key',
        'partner.id as partyId',
        sql<string | null>`null::uuid`.as('siteId'),
        sql<string | null>`null::uuid`.as('productId'),
        sql<string | null>`null::text`.as('category'),
      ])
      .where('partner.orgId', '=', org)
      .where('partner.id', '=', keys),
  ),
};

/** Suppliers or customers by name; a thousand at most, the web filters as one types. */
export const partnersOf = (tx: Tx, kind: 'supplier' | 'customer') =>
  tx.rows(
    withinScope(
      db
        .selectFrom('partners.partner as partner')
        .select(['partner.id', 'partner.name', 'partner.address', 'partner.contact'])
        .select(sql<boolean>`partner.suspended_for is not null`.as('isSuspended'))
        .where('partner.orgId', '=', tx.org)
        .where('partner.kind', '=', kind)
        .orderBy('partner.name')
        .limit(1000),
      tx,
      { party: 'partner.id' },
    ),
  );
