/** Deadlines: opened by the act they follow from, closed with an outcome by the act that meets them. */
import type { Bilingual, PositionName } from '../contract.ts';
import { add, change, type Effect } from '../effects.ts';
import { must } from '../errors.ts';
import { fact, facts } from '../fact.ts';
import type { Context } from '../operation.ts';

type Spec = {
  /** What has to be done in time. */
  readonly title: Bilingual;
  /** The article that sets it, or `policy`. */
  readonly basis: string;
  /** Who has to do it. */
  readonly owner: PositionName;
  /** Who is told, besides the owner, when it was not done in time. */
  readonly escalatesTo: PositionName;
};

/** A kind of deadline, as a module declares it. */
export type DeadlineKind = Spec & { readonly name: string };

/** Declares a kind of deadline; its module lists it in `defineModule`. */
export const deadline = (name: string, spec: Spec): DeadlineKind => ({ name, ...spec });

const listed = new Map<string, DeadlineKind>();

/** Makes a kind of a module known; a name has one kind. */
export const listDeadline = (its: DeadlineKind): void => {
  must((listed.get(its.name) ?? its) === its, `the deadline ${its.name} is declared once`);
  listed.set(its.name, its);
};

/** The kind of a name; undefined for one of an older version of the program. */
export const deadlineNamed = (name: string): DeadlineKind | undefined => listed.get(name);

type Opening = {
  /** How long there is, from now. */
  readonly hours: number;
  /** The documents each of which has to be done by then. */
  readonly documentIds: readonly string[];
};

/** Opens a deadline for each of these documents. An effect of `run` and of reactions. */
export const openDeadline = (
  { name, basis }: DeadlineKind,
  { hours, documentIds }: Opening,
  { newId, now }: Context,
): Effect => {
  must(listed.has(name), `the deadline ${name} is listed by its module`);
  const dueAt = new Date(Date.parse(now) + hours * HOUR).toISOString();
  return add(
    'kernel.deadline',
    ...documentIds.map((ofId) => ({ id: newId(), kind: name, ofId, basis, openedAt: now, dueAt })),
  );
};

const HOUR = 3_600_000;

/** The deadlines of a document that are still open, by the document's id. */
export const openDeadlinesOf = facts('kernel.openDeadlinesOf', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.deadline as deadline')
    .select([
      'deadline.ofId as key',
      'deadline.id',
      'deadline.kind',
      'deadline.dueAt',
      'deadline.closedAt',
      'deadline.outcome',
    ])
    .where('deadline.orgId', '=', org)
    .where('deadline.ofId', '=', keys)
    .where('deadline.closedAt', 'is', null),
);

/** A deadline with the document it is about, by the deadline's id; open or not. */
export const deadlineById = fact('kernel.deadlineById', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.deadline as deadline')
    .innerJoin('kernel.document as document', (join) =>
      join.onRef('document.orgId', '=', 'deadline.orgId').onRef('document.id', '=', 'deadline.ofId'),
    )
    .select([
      'deadline.id as key',
      'deadline.id',
      'deadline.kind',
      'deadline.ofId',
      'deadline.dueAt',
      'deadline.escalatedAt',
      'deadline.closedAt',
      'document.number',
      'document.siteId',
    ])
    .where('deadline.orgId', '=', org)
    .where('document.orgId', '=', org)
    .where('deadline.id', '=', keys),
);

type Open = {
  readonly id: string;
  readonly kind: string;
  readonly dueAt: string;
  readonly closedAt: string | null;
  readonly outcome: string | null;
};

/** Closes the deadlines of a kind among those still open: kept, or missed. An effect of `run`. */
export const closeDeadline = ({ name }: DeadlineKind, open: readonly Open[], { now }: Context): Effect[] =>
  open
    .filter(({ kind }) => kind === name)
    .map((its) =>
      change('kernel.deadline', its, {
        closedAt: now,
        outcome: Date.parse(now) <= Date.parse(its.dueAt) ? 'kept' : 'missed',
      }),
    );
