import { withinScope } from '#kernel/access/scope';
import { db } from '#kernel/db';
import { listing } from '#kernel/lists/listing';
import { lists } from './contract.ts';

/** Documents of every kind, by the header they share. */
export const documents = listing(lists.documents, (tx) =>
  withinScope(
    db
      .selectFrom('kernel.document as document')
      .innerJoin('kernel.person as person', (join) =>
        join.onRef('person.orgId', '=', 'document.orgId').onRef('person.id', '=', 'document.createdBy'),
      )
      .leftJoin('kernel.location as party', (join) =>
        join.onRef('party.orgId', '=', 'document.orgId').onRef('party.partyId', '=', 'document.counterpartyId'),
      )
      .leftJoin('kernel.location as site', (join) =>
        join.onRef('site.orgId', '=', 'document.orgId').onRef('site.id', '=', 'document.siteId'),
      )
      .select([
        'document.id as documentId',
        'document.createdAt',
        'document.number',
        'document.kind',
        'document.state',
        'party.nameZh as party',
        'site.nameZh as site',
        'person.name as createdBy',
      ])
      .where('document.orgId', '=', tx.org)
      .where('person.orgId', '=', tx.org),
    tx,
    { site: 'document.siteId', party: 'document.counterpartyId' },
  ),
);

/** What was done, refused and looked at, line by line. */
export const journal = listing(
  lists.journal,
  (tx) =>
    db
      .selectFrom('kernel.journalLine as line')
      .innerJoin('kernel.person as person', (join) =>
        join.onRef('person.orgId', '=', 'line.orgId').onRef('person.id', '=', 'line.personId'),
      )
      .select([
        'line.id as lineId',
        'line.recordedAt',
        'person.name as person',
        'line.kind',
        'line.command as title',
        'line.command',
        'line.cameFrom',
      ])
      .where('line.orgId', '=', tx.org)
      .where('person.orgId', '=', tx.org),
  ({ title, ...line }) => ({ ...line, title: titleOf(title) }),
);
