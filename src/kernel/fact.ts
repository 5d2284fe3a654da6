/** Facts: named, batched reads. All facts of a command are read by one statement, each once, whoever asks. */
import { type Compilable, CompiledQuery, type RawBuilder, sql } from 'kysely';
import { type Client, camelRow, db, literal, run, type Tx } from './db.ts';
import { known, must, NotFound } from './errors.ts';

type Keys = { org: RawBuilder<string>; keys: RawBuilder<string> };

/** A read of rows by key: `text` selects, for all keys at once, rows whose column `key` says whose they are. */
export type Fact<Row, Many extends boolean = boolean> = {
  readonly name: string;
  readonly many: Many;
  readonly keyType: 'uuid' | 'text';
  readonly text: string;
  /** Carries the row's type; never read. */
  readonly row?: Row;
};

/** Stand for $1 (the company) and the keys until the statement is put together. */
const ORG = '$org';
const KEYS = '$keys';

type Build<O> = (reader: typeof db, at: Keys) => Compilable<O>;

const define = <O, M extends boolean>(name: string, many: M, keyType: 'uuid' | 'text', build: Build<O>) => {
  const { sql: compiled, parameters } = build(db, {
    org: sql.raw<string>(`${ORG}::uuid`),
    keys: sql.raw<string>(`any (${KEYS}::${keyType}[])`),
  }).compile();
  // What is written in the fact itself is constant, so it stands in the text: the statement's only parameters are keys.
  const text = compiled.replace(/\$(\d+)/g, (_, at: string) => constant(name, parameters[Number(at) - 1]));
  must(text.includes(ORG) && text.includes(KEYS), `fact ${name} is read for a company and by keys`);
  return { name, many, keyType, text } satisfies Fact<O, M>;
};

const constant = (name: string, value: unknown): string => {
  must(typeof value === 'string' || typeof value === 'number', `the constants of fact ${name} are text or numbers`);
  return typeof value === 'string' ? literal(value) : String(value);
};

/** A fact with at most one row per key. */
export const fact = <O extends { key: string }>(name: string, build: Build<O>, keyType: 'uuid' | 'text' = 'uuid') =>
  define(name, false, keyType, build) as Fact<O, false>;

/** A fact with any number of rows per key. */
export const facts = <O extends { key: string }>(name: string, build: Build<O>, keyType: 'uuid' | 'text' = 'uuid') =>
  define(name, true, keyType, build) as Fact<O, true>;

type ValueOf<Row, Many> = Many extends true ? Row[] : Row;

/** Asks for the fact of one key. Missing, the whole command is NotFound; a fact of many gives an empty list. */
export const one = <Row, Many extends boolean>(asked: Fact<Row, Many>, key: string) =>
  ({ fact: asked, keys: [key], is: 'one' }) as const;

/** Asks for the fact of several keys: a look-up that answers undefined (or an empty list) for what is not there. */
export const each = <Row, Many extends boolean>(asked: Fact<Row, Many>, keys: readonly string[]) =>
  ({ fact: asked, keys, is: 'each' }) as const;

/** What stands for a key of which nothing is on file. */
type Instead = { readonly key: string; readonly row: unknown };

/** Asks for several keys and says what becomes of them: loaded it is what `shape` makes of the look-up. */
export const shaped = <Row, T>(
  asked: Fact<Row, false>,
  keys: readonly string[],
  shape: (lookUp: (key: string) => Row | undefined) => T,
  instead: Instead,
) => ({ fact: asked, keys, is: 'shaped', shape, instead }) as const;

export type Asked = {
  readonly fact: Fact<unknown>;
  readonly keys: readonly string[];
  readonly is: 'one' | 'each' | 'shaped';
  // biome-ignore lint/suspicious/noExplicitAny: a seam of the kernel: what is asked together has no common types.
  readonly shape?: (lookUp: (key: string) => any) => unknown;
  readonly instead?: Instead;
};
export type Wanted = Record<string, Asked>;

export type Loaded<W> = {
  [K in keyof W]: W[K] extends { is: 'shaped'; shape: (lookUp: never) => infer T }
    ? T
    : W[K] extends { fact: Fact<infer Row, infer Many>; is: infer Is }
      ? Is extends 'one'
        ? ValueOf<Row, Many>
        : (key: string) => Many extends true ? Row[] : Row | undefined
      : never;
};

/** What was read in this transaction: fact by fact, key by key. Also what the journal line shows as checked. */
export type Read = Map<string, Map<string, unknown[]>>;

/** Reads all facts not read yet, by one statement; `read` is filled. */
export const readFacts = async (client: Client, org: string, wanted: readonly Wanted[], read: Read): Promise<void> => {
  const missing = missingOf(wanted, read);
  if (missing.length === 0) return;
  const [row] = await run(client, textOf(missing), [org, ...missing.map(({ keys }) => [...keys])]);
  take(missing, row, read);
  for (const { fact: asked, instead } of wanted.flatMap((entry) => Object.values(entry))) {
    const found = instead && read.get(asked.name)?.get(instead.key);
    if (found?.length === 0) found.push(instead?.row);
  }
};

/** Facts for a query: read by one statement in its transaction. */
export const factsIn = async <W extends Wanted>(tx: Tx, wanted: W): Promise<Loaded<W>> => {
  const read: Read = new Map();
  const missing = missingOf([wanted], read);
  const values = [tx.org, ...missing.map(({ keys }) => [...keys])];
  const query = { compile: () => CompiledQuery.raw(textOf(missing), values) };
  // Facts come as one row of lists, f0, f1, …; their rows are typed by the facts themselves.
  const row = missing.length > 0 ? ((await tx.first(query)) as Record<string, unknown>) : undefined;
  take(missing, row, read);
  return loaded(wanted, read);
};

type Missing = { fact: Fact<unknown>; keys: Set<string> };

const missingOf = (wanted: readonly Wanted[], read: Read): Missing[] => {
  const missing = new Map<string, Missing>();
  for (const asked of wanted.flatMap((entry) => Object.values(entry))) {
    const present = read.get(asked.fact.name);
    const at = missing.get(asked.fact.name) ?? { fact: asked.fact, keys: new Set<string>() };
    for (const key of asked.keys) if (!present?.has(key)) at.keys.add(key);
    if (at.keys.size > 0) missing.set(asked.fact.name, at);
  }
  return [...missing.values()].sort((a, b) => a.fact.name.localeCompare(b.fact.name));
};

const textOf = (missing: readonly Missing[]): string =>
  `select ${missing
    .map(
      ({ fact: { text: part } }, at) =>
        `(select coalesce(json_agg(row_to_json(f)), '[]'::json) from (${part
          .replaceAll(ORG, '$1')
          .replaceAll(KEYS, `$${at + 2}`)}) f) as f${at}`,
    )
    .join(', ')}`;

const take = (missing: readonly Missing[], row: Record<string, unknown> | undefined, read: Read): void => {
  missing.forEach(({ fact: asked, keys }, at) => {
    const byKey = read.get(asked.name) ?? new Map<string, unknown[]>();
    for (const key of keys) byKey.set(key, []);
    for (const found of known(row, 'facts come as one row')[`f${at}`] as Record<string, unknown>[]) {
      known(byKey.get(String(found.key)), `fact ${asked.name} answers only the keys asked`).push(camelRow(found));
    }
    read.set(asked.name, byKey);
  });
};

/** Gives what was asked for in the form the asker wants. Throws NotFound for `one` that is not there. */
export const loaded = <W extends Wanted>(wanted: W, read: Read): Loaded<W> => {
  const entries = Object.entries(wanted).map(([name, { fact: asked, keys, is, shape }]) => {
    const byKey = known(read.get(asked.name) ?? (keys.length === 0 ? new Map() : undefined), `${asked.name} was read`);
    const lookUp = (key: string): unknown => {
      const found: unknown[] = byKey.get(key) ?? [];
      return asked.many ? found : found[0];
    };
    if (shape) return [name, shape(lookUp)];
    if (is === 'each') return [name, lookUp];
    const key = known(keys[0], `${asked.name} has a key`);
    const value = lookUp(key);
    if (value === undefined)
      throw new NotFound({ zh: '找不到所指的记录', en: 'What this points to is not on file' }, key);
    return [name, value];
  });
  return Object.fromEntries(entries) as Loaded<W>; // Object.fromEntries loses what each entry was.
};
