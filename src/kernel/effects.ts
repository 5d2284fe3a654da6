/** What `run` and reactions return: what shall be. The kernel writes it; nothing else does. */
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { QualityStatus } from './contract.ts';
import { must } from './errors.ts';
import type { Job } from './jobs/job.ts';
import type { DB } from './tables.ts';
import type { NewDocument, Transition } from './workflow.ts';

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
type Stepped = { readonly is: 'step'; readonly transition: Transition };
type Replied = { readonly is: 'reply'; readonly output: Record<string, unknown> };

/** An account inside an intake: where, in which quality status, and whose. */
export type Account = {
  readonly locationId: string;
  readonly status: QualityStatus;
  /** The status beneath a hold; left out, no hold lies on the goods. */
  readonly beneath?: QualityStatus;
  /** Left out of `from` it is the intake's owner, left out of `to` it stays the same. */
  readonly ownerId?: string;
};
export type Posting = {
  readonly id: string;
  readonly documentId: string;
  readonly intakeId: string;
  readonly from: Account;
  readonly to: Account;
  readonly quantity: number;
  readonly unitIds: readonly string[];
  /** The document line whose reservation this uses up. */
  readonly reservedFor?: string;
  /** The movement this takes back, and why. */
  readonly correctsId?: string;
  readonly reason?: string;
  /** When it really happened; only a late entry says so, and why. */
  readonly occurredAt?: string;
};
type Posted = { readonly is: 'post'; readonly posting: Posting };

/** What a document line is promised: of a product, or of one of its lots. */
export type Reserving = {
  readonly lineId: string;
  readonly documentId: string;
  readonly siteId: string;
  readonly productId: string;
  readonly lotId?: string | undefined;
  readonly ownerId: string;
  readonly quantity: number;
  /** Goods that expire before this day do not serve. */
  readonly lastUseOnMin: string;
};
type Reserved = { readonly is: 'reserve'; readonly reserving: Reserving };
type Unreserved = { readonly is: 'unreserve'; readonly lineId: string };
type FileChanged = { readonly is: 'fileChanged'; readonly gateId: string };
type Enqueued = { readonly is: 'enqueue'; readonly job: { readonly name: string; readonly input: unknown } };

export type Effect =
  | Added
  | Changed
  | Opened
  | Stepped
  | Posted
  | Replied
  | Reserved
  | Unreserved
  | FileChanged
  | Enqueued;

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

/** A document besides the command's own takes a step that is open: what becomes of it follows from the act. */
export const step = (transition: Transition): Effect => {
  must(transition.isOpen, `${transition.kind} may become ${transition.to}`);
  return { is: 'step', transition };
};

/** Goods move: a quantity of an intake from one account to another. */
export const post = (posting: Posting): Effect => ({ is: 'post', posting });

/** Goods are promised to a document line, first expiry first; the lots are chosen as the command ends. */
export const reserve = (reserving: Reserving): Effect => ({ is: 'reserve', reserving });

/** What a document line still has reserved is given back. */
export const unreserve = (lineId: string): Effect => ({ is: 'unreserve', lineId });

/** The file of a partner, product, person or site changed: whoever read it before starts over. */
export const fileChanged = (gateId: string): Effect => ({ is: 'fileChanged', gateId });

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
