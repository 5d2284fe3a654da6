/** What `run` and reactions return: what shall be. The kernel writes it; nothing else does. */
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { QualityStatus } from './contract.ts';
import type { Job } from './jobs/job.ts';
import type { DB } from './tables.ts';
import type { NewDocument } from './workflow.ts';

export type Table = keyof DB;
/** A row without its company: the kernel puts it in front. */
export type NewRow<T extends Table> = Omit<Insertable<DB[T]>, 'orgId'>;

type Added = { readonly is: 'add'; readonly table: Table; readonly rows: readonly Record<string, unknown>[] };
type Changed = {
  readonly is: 'change';
  readonly table: Table;
  readonly id: string;
  readonly old: Record<string, unknown>;
  readonly new: Record<string, unknown>;
};
type Opened = { readonly is: 'open'; readonly document: NewDocument };
type Replied = { readonly is: 'reply'; readonly output: Record<string, unknown> };

/** An account inside an intake: where, and in which quality status. */
export type Account = { readonly locationId: string; readonly status: QualityStatus };
export type Posting = {
  readonly id: string;
  readonly documentId: string;
  readonly intakeId: string;
  readonly from: Account;
  readonly to: Account;
  readonly quantity: number;
  readonly unitIds: readonly string[];
};
type Posted = { readonly is: 'post'; readonly posting: Posting };

type Enqueued = { readonly is: 'enqueue'; readonly job: { readonly name: string; readonly input: unknown } };

export type Effect = Added | Changed | Opened | Posted | Replied | Enqueued;

/** New rows of one table. */
export const add = <T extends Table>(table: T, ...rows: readonly NewRow<T>[]): Effect => ({
  is: 'add',
  table,
  // An insertable row is a record; the compiler cannot see it for any T.
  rows: rows as readonly Record<string, unknown>[],
});

/** Another version of a row that was loaded: old and new are both known, so the journal shows both. */
export const change = <T extends Table>(
  table: T,
  loaded: Partial<Selectable<DB[T]>> & { id: string },
  patch: Updateable<DB[T]>,
): Effect => {
  const before: Record<string, unknown> = loaded;
  const keys = Object.keys(patch);
  return {
    is: 'change',
    table,
    id: loaded.id,
    old: Object.fromEntries(keys.map((key) => [key, before[key]])),
    new: { ...patch },
  };
};

/** A new document, born in its first state; its number is taken just before commit. */
export const open = (document: NewDocument): Effect => ({ is: 'open', document });

/** Goods move: a quantity of an intake from one account to another. */
export const post = (posting: Posting): Effect => ({ is: 'post', posting });

/** What the asker is told besides documents and numbers; the command's `output`. */
export const reply = (output: Record<string, unknown>): Effect => ({ is: 'reply', output });

/** A job that begins when the command is committed, in the name of who asked; the answer names its id. */
export const enqueue = <I>({ name, input: schema }: Job<I>, input: I): Effect => ({
  is: 'enqueue',
  job: { name, input: schema.parse(input) },
});

/** The rows of one table among effects, for reactions. */
export const rowsAdded = <T extends Table>(effects: readonly Effect[], table: T): NewRow<T>[] =>
  // The rows were typed by `add` for this very table.
  effects.flatMap((effect) => (effect.is === 'add' && effect.table === table ? [...effect.rows] : [])) as NewRow<T>[];
