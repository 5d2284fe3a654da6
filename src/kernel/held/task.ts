/** Tasks: what somebody, or a position at a site, still has to do. */
import { sql } from 'kysely';
import type { Bilingual } from '../contract.ts';
import { add, change, type Effect } from '../effects.ts';
import { fact } from '../fact.ts';
import type { Context } from '../operation.ts';
import { type Addressee, addressed } from './notice.ts';

type Task = {
  readonly title: Bilingual;
  readonly owner: Addressee;
  /** Who may do it in the owner's place. */
  readonly deputyId?: string | undefined;
  readonly dueOn?: string | undefined;
  /** The position that is told when it is overdue. */
  readonly escalatesTo?: string | undefined;
  /** What waits for it, in words. */
  readonly blocks?: Bilingual | undefined;
  readonly documentId?: string | undefined;
};

/** Gives somebody something to do. An effect of `run` and of reactions. */
export const task = (
  { title, owner, deputyId, dueOn, escalatesTo, blocks, documentId }: Task,
  { newId, now }: Context,
): Effect =>
  add('kernel.task', {
    id: newId(),
    title,
    ...addressed(owner),
    deputyId: deputyId ?? null,
    openedAt: now,
    dueOn: dueOn ?? null,
    escalatesTo: escalatesTo ?? null,
    blocks: blocks ?? null,
    documentId: documentId ?? null,
  });

const columns = [
  'task.id',
  'task.personId',
  'task.position',
  'task.siteId',
  'task.deputyId',
  'task.dueOn',
  'task.escalatesTo',
  'task.escalatedAt',
  'task.snoozedUntil',
  'task.documentId',
  'task.outcome',
  'task.closedBy',
  'task.closedAt',
] as const;

/** A task by its id; open or not. */
export const taskById = fact('kernel.taskById', (db, { org, keys }) =>
  db
    .selectFrom('kernel.task as task')
    .select(['task.id as key', ...columns, sql<Bilingual>`task.title`.as('title')])
    .where('task.orgId', '=', org)
    .where('task.id', '=', keys),
);

type Open = Parameters<typeof change<'kernel.task'>>[1];

/** The task is done, with its outcome in words. An effect of `run`. */
export const closeTask = (open: Open, outcome: string, { personId, now }: Context): Effect =>
  change('kernel.task', open, { outcome, closedBy: personId, closedAt: now });
