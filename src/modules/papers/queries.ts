import { sql } from 'kysely';
import { db, type Tx } from '#kernel/db';
import { NotFound } from '#kernel/errors';
import { fact, facts } from '#kernel/fact';
import { mustBeSeen } from '#kernel/papers/subject';
import type { Paper } from './contract.ts';

/** A file that was uploaded, by its digest. */
export const fileById = fact(
  'papers.file',
  (reader, { org, keys }) =>
    reader
      .selectFrom('kernel.file as file')
      .select(['file.id as key', 'file.size', 'file.type'])
      .where('file.orgId', '=', org)
      .where('file.id', '=', keys),
  'text',
);

/** An attachment that is not withdrawn. */
export const standingAttachment = fact('papers.standingAttachment', (reader, { org, keys }) =>
  reader
    .selectFrom('papers.attachment as attachment')
    .select(['attachment.id as key', 'attachment.id', 'attachment.subjectId'])
    .where('attachment.orgId', '=', org)
    .where('attachment.id', '=', keys)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('papers.withdrawal as withdrawal')
            .select('withdrawal.id')
            .where('withdrawal.orgId', '=', org)
            .whereRef('withdrawal.id', '=', 'attachment.id'),
        ),
      ),
    ),
);

/** A job that has not ended. */
export const openJob = fact('papers.openJob', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.job as job')
    .select([
      'job.id as key',
      'job.id',
      'job.state',
      'job.askedBy',
      'job.cancelAskedAt',
      'job.cancelAskedBy',
      'job.endedAt',
    ])
    .where('job.orgId', '=', org)
    .where('job.id', '=', keys)
    .where('job.endedAt', 'is', null),
);

/** The papers of a document, partner, product or lot, the newest first; withdrawn ones stay. */
export const papersOf = async (tx: Tx, subjectKind: string, subjectId: string) => {
  await mustBeSeen(tx, subjectKind, subjectId);
  const found = await tx.rows(
    attachments(tx.org)
      .select([
        'attachment.id as attachmentId',
        'attachment.category',
        'attachment.isPersonal',
        'attachment.validFrom',
        'attachment.validUntil',
        'person.name as attachedBy',
        'attachment.attachedAt',
        'withdrawal.reason as withdrawalReason',
      ])
      .where('attachment.subjectKind', '=', subjectKind)
      .where('attachment.subjectId', '=', subjectId)
      .orderBy('attachment.id', 'desc')
      .limit(500),
  );
  // The column keeps what the contract's own list allowed.
  return found.map((row) => ({ ...row, category: row.category as Paper['category'] }));
};

const attachments = (org: string) =>
  db
    .selectFrom('papers.attachment as attachment')
    .innerJoin('kernel.file as file', (join) =>
      join.onRef('file.orgId', '=', 'attachment.orgId').onRef('file.id', '=', 'attachment.fileId'),
    )
    .innerJoin('kernel.person as person', (join) =>
      join.onRef('person.orgId', '=', 'attachment.orgId').onRef('person.id', '=', 'attachment.attachedBy'),
    )
    .leftJoin('papers.withdrawal as withdrawal', (join) =>
      join
        .onRef('withdrawal.orgId', '=', 'attachment.orgId')
        .onRef('withdrawal.id', '=', 'attachment.id')
        .on('withdrawal.orgId', '=', org),
    )
    .select(['attachment.name', 'file.type', 'file.size'])
    .where('attachment.orgId', '=', org)
    .where('file.orgId', '=', org)
    .where('person.orgId', '=', org);

/** One paper to be opened, if what it is attached to lies in the asker's scope. */
export const openPaper = async (tx: Tx, attachmentId: string) => {
  const found = await tx.first(
    attachments(tx.org)
      .select(['attachment.fileId', 'attachment.isPersonal', 'attachment.subjectKind', 'attachment.subjectId'])
      .where('attachment.id', '=', attachmentId),
  );
  if (!found) throw new NotFound({ zh: '找不到这份附件', en: 'There is no such paper' }, attachmentId);
  const { subjectKind, subjectId, ...file } = found;
  await mustBeSeen(tx, subjectKind, subjectId);
  return file;
};

/** What colleagues wrote about it, in the order of writing. */
export const commentsOn = async (tx: Tx, subjectKind: string, subjectId: string) => {
  await mustBeSeen(tx, subjectKind, subjectId);
  return tx.rows(
    db
      .selectFrom('papers.comment as comment')
      .innerJoin('kernel.person as person', (join) =>
        join.onRef('person.orgId', '=', 'comment.orgId').onRef('person.id', '=', 'comment.writtenBy'),
      )
      .select(['comment.id as commentId', 'comment.text', 'person.name as writtenBy', 'comment.writtenAt'])
      .select(
        sql<string[]>`array(select named.name from kernel.person named where named.org_id = ${tx.org}
          and comment.mentioned ? named.id::text order by named.name)`.as('mentioned'),
      )
      .where('comment.orgId', '=', tx.org)
      .where('person.orgId', '=', tx.org)
      .where('comment.subjectKind', '=', subjectKind)
      .where('comment.subjectId', '=', subjectId)
      .orderBy('comment.id')
      .limit(500),
  );
};

/** Where a colleague may look: what they hold and nobody ended, each with its scope; one row without, if nothing. */
export const colleagueScopes = facts('papers.colleagueScopes', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.person as person')
    .leftJoin('kernel.positionHolding as holding', (join) =>
      join
        .onRef('holding.orgId', '=', 'person.orgId')
        .onRef('holding.personId', '=', 'person.id')
        .on('holding.orgId', '=', org)
        .on('holding.endedAt', 'is', null),
    )
    .select(['person.id as key', 'person.name', 'holding.fromOn', 'holding.untilOn'])
    .select([
      sql<string[] | null>`holding.sites`.as('sites'),
      sql<string[] | null>`holding.parties`.as('parties'),
      sql<string[] | null>`holding.categories`.as('categories'),
    ])
    .where('person.orgId', '=', org)
    .where('person.id', '=', keys),
);
