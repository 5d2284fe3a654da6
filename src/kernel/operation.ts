/** What a module says of its commands, rules, reactions and reads; the kernel does the rest. */
import type { Held, Permissions } from './access/permitted.ts';
import type { Scope } from './access/scope.ts';
import type { Categories } from './access/scope-covers.ts';
import { commandMayStand } from './command-may-stand.ts';
import type {
  About,
  Bilingual,
  Command,
  Fill,
  Finding,
  Input,
  Kind,
  Output,
  PositionName,
  Query,
  Verdict,
} from './contract.ts';
import type { Tx } from './db.ts';
import { type DeadlineKind, listDeadline } from './deadlines/deadline.ts';
import type { Effect } from './effects.ts';
import { must } from './errors.ts';
import type { Loaded, Wanted } from './fact.ts';
import { type Importing, listImport } from './imports/importing.ts';
import type { Job } from './jobs/job.ts';
import { listSubject, type PaperSubject } from './papers/subject.ts';
import type { Kernel } from './perform.ts';
import { mayStand } from './rule-may-stand.ts';
import { listSetting, type Setting } from './settings/setting.ts';
import type { Lock, Subject } from './subject.ts';
import type { Transition } from './workflow.ts';

export type { Lock, Subject } from './subject.ts';

/** Who does it, when, and ids for what is made. Never the clock, never dice: both come from here. */
export type Context = {
  readonly org: string;
  readonly personId: string;
  readonly personName: string;
  /** The positions they hold today. */
  readonly positions: readonly string[];
  /** The same, each with where it is held for. */
  readonly holdings: readonly Held[];
  /** Where the positions that permit this very act reach. */
  readonly scope: Scope;
  readonly permissions: Permissions;
  /** The company's calendar day. */
  readonly today: string;
  readonly now: string;
  /** False while the company is being set up. */
  readonly isLive: boolean;
  /** It was held and its approvals are complete; the day it was asked on may be past. */
  readonly isApproved: boolean;
  readonly newId: () => string;
};

type Parts<C extends Command, W extends Wanted, N extends Wanted> = {
  readonly locks?: (about: About<C>, fill: Fill<C>) => readonly Lock[];
  /** Asks for facts by name. Without `fill` (a disabled button is being explained) it asks for what `about` needs. */
  readonly load: (about: About<C>, fill: Fill<C> | undefined) => W;
  readonly subject: (facts: Loaded<W>, about: About<C>, fill: Fill<C> | undefined) => Subject;
  readonly transition?: (facts: Loaded<W>) => Transition;
  /** Facts that the subject tells how to ask for, read with those of the rules. */
  readonly needs?: (subject: Subject) => N;
  /** Pure; tells the happy path only. By then nothing forbids it. */
  readonly run: (facts: Loaded<W>, input: About<C> & Fill<C>, context: Context, needed: Loaded<N>) => readonly Effect[];
  /** What follows at once when it is committed. It may be lost in a crash: what must not be, a timer does as well. */
  readonly afterwards?: (kernel: Kernel, org: string, about: About<C>) => Promise<void>;
};

/** An operation whose types are known to its own file only. */
export type Operation = {
  readonly command: Command;
  // biome-ignore lint/suspicious/noExplicitAny: a seam of the kernel: a list of operations has no common types.
  readonly parts: Parts<any, any, any>;
};

/** Says how a command is done. `locks`, `load` and `subject` come before the rules, `run` after them. */
export const operation = <const C extends Command, W extends Wanted, N extends Wanted = Record<never, never>>(
  command: C,
  parts: Parts<C, W, N>,
): Operation => ({ command, parts });

/** What a rule says: a sentence, its field, the document in the way, the article where it is not the rule's own. */
type Said = Bilingual & Pick<Finding, 'document' | 'instead'> & { readonly field?: string; readonly basis?: string };
type Judge<F, S> = (subject: Subject, facts: F, context: Context) => readonly S[];

type Verdicts<F> = {
  /** What nobody passes. */
  readonly forbids?: Judge<F, Said>;
  /** What a position has to approve. */
  readonly wants?: Judge<F, Said & { readonly position: PositionName }>;
  /** What has to be acknowledged with a reason. */
  readonly asks?: Judge<F, Said>;
};

type RuleOf<W extends Wanted, F> = Verdicts<F> & {
  /** The article, as regulation.md names it, or `policy`. */
  readonly basis: string;
  /** Counts up when what the rule says changes; every verdict in the journal names it. Left out it is 1. */
  readonly version?: number;
  readonly guards: readonly (Kind | Command)[];
  /** Says that it judges the act itself, never the state of partner, licence, registration or date. */
  readonly isAboutTheAct?: true;
  /** What a company may decide about it; a rule whose basis is `policy` has one. */
  readonly setting?: Setting;
  /** The command whose doing removes the reason: who may do it is told with the reason. */
  readonly mendedBy?: Command;
  readonly needs: (subject: Subject) => W;
};

// biome-ignore lint/suspicious/noExplicitAny: a seam of the kernel: a list of rules has no common types.
export type Rule = RuleOf<Wanted, any> & { readonly name: string; readonly version: number };

/** The law as a true sentence: which kinds of act it guards, which facts it needs, what its verdict is. Pure. */
export const rule = <W extends Wanted>(name: string, spec: RuleOf<W, Loaded<W>>): Rule => ({
  version: 1,
  name,
  ...spec,
});

/** What one rule answers, as findings that a person can read: forbidden first. */
export const findingsOf = (
  { name, basis: its, forbids, wants, asks }: Rule,
  subject: Subject,
  facts: unknown,
  context: Context,
): Finding[] => {
  const said = (verdict: Verdict, judged: readonly (Said & { readonly position?: PositionName })[] = []): Finding[] =>
    judged.map(({ zh, en, field, position, basis = its, ...rest }) => ({
      rule: name,
      basis,
      message: { zh, en },
      verdict,
      ...(field !== undefined && { field }),
      ...(position && { position }),
      ...rest,
    }));
  return [
    ...said('forbidden', forbids?.(subject, facts, context)),
    ...said('approval', wants?.(subject, facts, context)),
    ...said('acknowledge', asks?.(subject, facts, context)),
  ];
};

/** What a module below does in the same transaction when a command above it is done. */
export type Reaction = {
  readonly name: string;
  readonly to: string;
  readonly needs: (subject: Subject) => Wanted;
  readonly react: React<unknown>;
};
type React<F> = (effects: readonly Effect[], subject: Subject, context: Context, facts: F) => readonly Effect[];

/** Declares a reaction; pure, like `run`. Its facts, by `needs` as a rule's, are read together with the rules'. */
export const after = <W extends Wanted = Record<never, never>>(
  to: Operation,
  name: string,
  react: React<Loaded<W>>,
  needs?: (subject: Subject) => W,
): Reaction => ({
  name,
  to: to.command.name,
  needs: needs ?? (() => ({})),
  // The facts are those it asked for; a list of reactions has no common types.
  react: react as React<unknown>,
});

export type Reading = {
  readonly query: Query;
  // biome-ignore lint/suspicious/noExplicitAny: a seam of the kernel: a list of readings has no common types.
  readonly read: (tx: Tx, input: any) => Promise<unknown>;
  /** Makes the answer of what was read, outside the transaction: a file is read for longer than one should last. */
  readonly finish?: ((kernel: Kernel, org: string, read: unknown) => Promise<unknown>) | undefined;
};

/** Says how a query is answered that reads more than the database: `read` finds and permits, `finish` answers. */
export const readingFurther = <Q extends Query, T>(
  query: Q,
  read: (tx: Tx, input: Input<Q>) => Promise<T>,
  finish: (kernel: Kernel, org: string, found: T) => Promise<Output<Q>>,
): Reading => ({
  query,
  read,
  // It is given what its own `read` found.
  finish: (kernel, org, found) => finish(kernel, org, found as T),
});

/** Says how a query is answered. */
export const reading = <Q extends Query>(query: Q, read: (tx: Tx, input: Input<Q>) => Promise<Output<Q>>): Reading => ({
  query,
  read,
});

export type Module = {
  readonly name: string;
  readonly operations: readonly Operation[];
  readonly rules: readonly Rule[];
  readonly reactions: readonly Reaction[];
  readonly readings: readonly Reading[];
  readonly jobs: readonly Job[];
  readonly categories?: Categories;
  readonly settings: readonly Setting[];
  readonly mends: Readonly<Record<string, Command>>;
};

type OperationsOf<T> = { [K in keyof T as T[K] extends Command ? K : never]: Operation };
type ReadingsOf<T> = { [K in keyof T as T[K] extends Query ? K : never]: Reading };

/** Puts a module together. Every command of its contract needs its operation and every query its reading, or it does
 *  not compile; a command that moves goods needs a kind, or the program does not start. */
export const defineModule = <T extends Record<string, Command | Query>>(
  name: string,
  _contract: T,
  parts: {
    operations: OperationsOf<T>;
    readings: ReadingsOf<T>;
    rules?: readonly Rule[];
    reactions?: readonly Reaction[];
    jobs?: readonly Job[];
    /** What papers and comments may hang on. */
    subjects?: readonly PaperSubject[];
    /** What may come in as a table. */
    imports?: readonly Importing[];
    /** Said by the one module that files products under categories. */
    categories?: Categories;
    /** What a company may decide for itself. */
    settings?: readonly Setting[];
    /** Its commands that remove what the kernel itself refuses, by the kernel's rule. */
    mends?: Readonly<Record<string, Command>>;
    /** What its acts open, for something to be done in time. */
    deadlines?: readonly DeadlineKind[];
  },
): Module => {
  const operations = Object.values<Operation>(parts.operations);
  for (const own of operations) commandMayStand(name, own);
  for (const own of parts.rules ?? []) mayStand(own);
  for (const own of [...(parts.jobs ?? []), ...(parts.deadlines ?? [])])
    must(own.name.startsWith(`${name}.`), `${own.name} is a job or deadline of ${name}`);
  for (const own of parts.subjects ?? []) listSubject(own);
  for (const own of parts.imports ?? []) listImport(own);
  for (const own of parts.deadlines ?? []) listDeadline(own);
  const readings = Object.values<Reading>(parts.readings);
  const { rules = [], reactions = [], settings = [], jobs = [], mends = {}, categories } = parts;
  for (const its of settings) {
    must(/^kernel\./.test(its.name) || its.name.startsWith(`${name}.`), `${its.name} is a setting of ${name}`);
    listSetting(its);
  }
  return { name, operations, readings, rules, reactions, settings, jobs, mends, ...(categories && { categories }) };
};
