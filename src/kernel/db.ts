/** The way to PostgreSQL: one pool as the application's role, named statements, Kysely as a typed writer of SQL. */
import { createHash } from 'node:crypto';
import {
  CamelCasePlugin,
  type Compilable,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
} from 'kysely';
import pg from 'pg';
import type { Held, Permissions } from './access/permitted.ts';
import type { Scope } from './access/scope.ts';
import { known, must } from './errors.ts';
import type { DB } from './tables.ts';

const DATE = 1082;
const BIGINT = 20;
const TIMESTAMPTZ = 1184;

pg.types.setTypeParser(DATE, (text) => text); // A day stays text: a Date would be the wrong day before 08:00 in China.
pg.types.setTypeParser(TIMESTAMPTZ, (text) => new Date(text).toISOString());
pg.types.setTypeParser(BIGINT, (text) => {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new Error(`${text} does not fit a JavaScript number`);
  return number;
});

export type Pool = pg.Pool;
export type Client = pg.PoolClient;

/** Opens a pool. Sixteen connections: a hot lot is faster and fairer with 16 than with 64 (docs/decisions/0006). */
export const openPool = (config: pg.PoolConfig, log: (text: string) => void): Pool => {
  const pool = new pg.Pool({ max: 16, connectionTimeoutMillis: 10_000, ...config });
  pool.on('error', (error) => log(`database connection lost: ${error.message}`)); // Without it a restart kills us.
  // The pool listens to idle connections only; a lost one in use would end the program. Its statement fails anyway.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
};

/** Kysely writes SQL here and never runs it: statements go through `rows`, which names them. */
export const db = new Kysely<DB>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (unused) => new PostgresIntrospector(unused),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
  plugins: [new CamelCasePlugin()],
});

/** A statement's name saves the server parsing it again; the set is bounded, since each name costs memory there. */
const NAMES_MAX = 1_000;
const names = new Map<string, string>();
const nameOf = (text: string): string | undefined => {
  const present = names.get(text);
  if (present || names.size >= NAMES_MAX) return present;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
  names.set(text, name);
  return name;
};

const camels = new Map<string, string>();
const camel = (key: string): string => {
  const present = camels.get(key);
  if (present) return present;
  const made = key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  camels.set(key, made);
  return made;
};

/** A row as SQL names it, with its keys as TypeScript names them. */
export const camelRow = (row: Record<string, unknown>): Record<string, unknown> => {
  const made: Record<string, unknown> = {};
  for (const key in row) made[camel(key)] = row[key];
  return made;
};

/** Runs one statement by name and gives its rows. */
export const run = async (client: Client, text: string, values: unknown[]): Promise<Record<string, unknown>[]> => {
  const name = nameOf(text);
  const result = await client.query(name ? { name, text, values } : { text, values });
  return result.rows;
};

/** A read that is compiled once, when its module is loaded: for hot paths, where compiling costs as much as reading. */
export type Statement<P, O> = {
  readonly text: string;
  readonly parameters: readonly (keyof P & string)[];
  /** Carries the row's type; never read. */
  readonly row?: O;
};

/** Compiles a read with places for the company and its parameters (uuids), by name. */
export const statement = <const P extends string, O>(
  parameters: readonly P[],
  build: (at: Record<P | 'org', RawBuilder<string>>) => Compilable<O>,
): Statement<Record<P, string>, O> => {
  const at = Object.fromEntries(['org', ...parameters].map((name, index) => [name, sql.raw(`$${index + 1}::uuid`)]));
  // Object.fromEntries loses the names, which are the parameters' and `org`.
  const { sql: text, parameters: constants } = build(at as Record<P | 'org', RawBuilder<string>>).compile();
  must(constants.length === 0, 'a statement compiled once writes its constants as literals');
  return { text, parameters };
};

/** For whom something is read. */
type Reader = {
  readonly org: string;
  readonly today: string;
  readonly personId: string;
  readonly personName: string;
  readonly sessionId: string | null;
  readonly positions: readonly string[];
  readonly isLive: boolean;
  readonly permissions: Permissions;
  /** The same, each with where it is held for. */
  readonly holdings: readonly Held[];
  /** The commands and queries the asker may use, by name. */
  readonly may: ReadonlySet<string>;
  /** Where the positions that permit this very query reach; `withinScope` leaves out what lies outside. */
  readonly scope: Scope;
  /** Told of every statement that is read by. */
  readonly onRead?: (text: string) => void;
};

/** A read inside a company's transaction. `org` leads every condition. */
export type Tx = Reader & {
  readonly rows: <O>(query: Compilable<O>) => Promise<O[]>;
  readonly first: <O>(query: Compilable<O>) => Promise<O | undefined>;
  /** Rows of a statement whose very text depends on what was asked: planned for this question, and kept by nobody. */
  readonly once: <O>(query: Compilable<O>) => Promise<O[]>;
  readonly read: <P, O>(of: Statement<P, O>, values: P) => Promise<O[]>;
};

/** Wraps the connection of a transaction that `kernel.enter` has begun. */
export const transactionOn = (client: Client, reader: Reader): Tx => {
  const rows = async <O>(query: Compilable<O>): Promise<O[]> => {
    const { sql, parameters } = query.compile();
    reader.onRead?.(sql);
    // Rows have the shape that Kysely inferred from the statement itself; only the keys are renamed here.
    return (await run(client, sql, [...parameters])).map(camelRow) as O[];
  };
  const read = async <P, O>({ text, parameters }: Statement<P, O>, values: P): Promise<O[]> => {
    reader.onRead?.(text);
    // As above: the statement carries the type of its rows.
    return (await run(client, text, [reader.org, ...parameters.map((name) => values[name])])).map(camelRow) as O[];
  };
  const once = async <O>(query: Compilable<O>): Promise<O[]> => {
    const { sql, parameters } = query.compile();
    reader.onRead?.(sql);
    // Planned without its values, a filter for what is rare would walk a whole index.
    await client.query('set local plan_cache_mode = force_custom_plan');
    const result = await client.query<Record<string, unknown>>({ text: sql, values: [...parameters] });
    return result.rows.map(camelRow) as O[]; // As above.
  };
  const { org, today, personId, personName, sessionId, positions, holdings, isLive, permissions, may } = reader;
  const first = async <O>(query: Compilable<O>) => (await rows(query))[0];
  return {
    ...{
      org,
      today,
      personId,
      personName,
      sessionId,
      positions,
      holdings,
      isLive,
      permissions,
      may,
      rows,
      read,
      first,
      once,
    },
    get scope() {
      return reader.scope;
    },
  };
};

const RETRIED = new Set(['40001', '40P01', 'YJ003', 'YJ007']);

/** Two at once counted the same: the other one's commit decides, and the next try counts on from it, or is told. */
const COUNTED = new Set([
  'print_copy_is_counted',
  'setting_version_comes_once',
  'position_version_comes_once',
  'approval_of_step_once',
]);

/** True for what another try in a new transaction can mend: serialization, deadlock, a document or file that moved. */
export const isWorthAnotherTry = (error: unknown): boolean =>
  RETRIED.has(codeOf(error) ?? '') || COUNTED.has(constraintOf(error) ?? '');

/** The SQLSTATE of an error of PostgreSQL, or undefined. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** The name of the constraint an error of PostgreSQL speaks of, or undefined. */
export const constraintOf = (error: unknown): string | undefined =>
  error instanceof Error && 'constraint' in error && typeof error.constraint === 'string'
    ? error.constraint
    : undefined;

/** Carries out `work` on one connection; a connection whose state is unknown is thrown away, never given back. */
export const onClient = async <T>(pool: Pool, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  let isClean = false;
  try {
    const value = await work(client);
    isClean = true;
    return value;
  } catch (error) {
    isClean = await client.query('rollback').then(
      () => true,
      () => false,
    );
    throw error;
  } finally {
    client.release(!isClean);
  }
};

/** Text as an SQL literal, for the one statement that must be sent by the simple protocol (begin + enter). */
export const literal = (text: string): string => pg.escapeLiteral(text);

/** The last of several results of one simple-protocol string. */
export const lastRow = (results: unknown): Record<string, unknown> => {
  const last: unknown = Array.isArray(results) ? results.at(-1) : results;
  // pg types one result only.
  const { rows } = known(last, 'a statement answers') as pg.QueryResult<Record<string, unknown>>;
  return known(rows[0], 'the statement gives one row');
};
