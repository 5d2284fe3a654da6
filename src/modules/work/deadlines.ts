/** What has to be done in time: deadlines that are open, and those the program has to tell of. */
import { sql } from 'kysely';
import { withinScope } from '#kernel/access/scope';
import { db, type Tx } from '#kernel/db';
import { deadlineNamed } from '#kernel/deadlines/deadline';
import { listing } from '#kernel/lists/listing';
import { work } from './contract.ts';

/** Open deadlines with the document each is about, with the company's own clock. */
const openDeadlines = (tx: Tx) =>
  db
    .selectFrom('kernel.deadline as deadline')
    .innerJoin('kernel.company as company', (join) =>
      join.onRef('company.orgId', '=', 'deadline.orgId').onRef('company.id', '=', 'deadline.orgId'),
    )
    .where('deadline.orgId', '=', tx.org)
    .where('company.orgId', '=', tx.org)
    .where('deadline.closedAt', 'is', null);

const isOverdue = sql<boolean>`deadline.due_at < now() + company.clock_offset`;

/** Open deadlines, the first due first: what is overdue stands above what is not. */
export const deadlines = listing(
  work.deadlines,
  (tx) =>
    withinScope(
      openDeadlines(tx)
        .innerJoin('kernel.document as document', (join) =>
          join.onRef('document.orgId', '=', 'deadline.orgId').onRef('document.id', '=', 'deadline.ofId'),
        )
        .leftJoin('kernel.location as site', (join) =>
          join.onRef('site.orgId', '=', 'document.orgId').onRef('site.id', '=', 'document.siteId'),
        )
        .select([
          'deadline.id as deadlineId',
          'deadline.dueAt',
          isOverdue.as('isOverdue'),
          'deadline.kind as title',
          'deadline.kind as owner',
          'deadline.ofId as documentId',
          'document.number',
          'site.nameZh as site',
          'deadline.openedAt',
          'deadline.escalatedAt',
        ])
        .where('document.orgId', '=', tx.org),
      tx,
      { site: 'document.siteId', party: 'document.counterpartyId' },
    ),
  ({ title, owner, ...row }) => {
    const kind = deadlineNamed(title);
    return { ...row, title: kind?.title ?? plain(title), owner: wordsOf(kind?.owner) ?? plain(owner) };
  },
);

/** A kind of an older version of the program has no words any more. */
const plain = (name: string) => ({ zh: name, en: name });

const wordsOf = (position: { readonly zh: string; readonly en: string } | undefined) =>
  position && { zh: position.zh, en: position.en };

/** Open deadlines that were missed and nobody was told of. */
export const missedDeadlines = (tx: Tx) =>
  tx.rows(
    openDeadlines(tx)
      .select('deadline.id')
      .where('deadline.escalatedAt', 'is', null)
      .where(isOverdue)
      .orderBy('deadline.dueAt')
      .orderBy('deadline.id')
      .limit(500),
  );
