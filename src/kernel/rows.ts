/** Writes the rows that effects ask for: one statement for all tables, as long as its parameters fit. */
import { keysOfAppended } from './appended.ts';
import { type Client, run } from './db.ts';
import type { Effect } from './effects.ts';
import { known } from './errors.ts';

/** PostgreSQL takes at most 65,535 parameters in a statement. */
const PARAMETERS_MAX = 60_000;
/** From here on equal values of a column share a parameter: fewer parameters, at the price of a text of its own. */
const SHARED_FROM_ROWS = 50;

type Draft = { readonly values: unknown[]; readonly parts: string[]; readonly shared: Map<string, string> };
const empty = (): Draft => ({ values: [], parts: [], shared: new Map() });

/** The digest of each append-only row written, as PostgreSQL stored it: by table, by key. */
export type Written = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Writes all rows added and changed. Several tables go into one statement, since each statement is a round trip. */
export const writeRows = async (client: Client, org: string, effects: readonly Effect[]): Promise<Written> => {
  let draft = empty();
  const written: Record<string, Record<string, string>> = {};
  const send = async () => {
    const stored = draft.parts.length > 0 ? await run(client, asStatement(draft), draft.values) : [];
    for (const { of_table: table, id, digest } of stored) {
      const rows = written[String(table)] ?? {};
      rows[String(id)] = String(digest);
      written[String(table)] = rows;
    }
    draft = empty();
  };
  for (const effect of effects) {
    if (effect.is === 'change') draft.parts.push(updateOf(draft, org, effect));
    if (effect.is !== 'add' || effect.rows.length === 0) continue;
    const widest = Object.keys(effect.rows[0] ?? {}).length + 1;
    const size = Math.floor(PARAMETERS_MAX / 2 / widest);
    for (let at = 0; at < effect.rows.length; at += size) {
      const rows = effect.rows.slice(at, at + size);
      if (draft.values.length + rows.length * widest > PARAMETERS_MAX) await send();
      draft.parts.push(insertOf(draft, org, effect.table, rows));
    }
  }
  await send();
  return written;
};

const asStatement = ({ parts }: Draft): string => {
  if (parts.length === 1) return known(parts[0], 'a part');
  const answers = parts.flatMap((part, at) => (part.includes(' returning ') ? [`select * from w${at}`] : []));
  const withAll = parts.map((part, at) => `w${at} as (${part})`).join(', ');
  return `with ${withAll} ${answers.length > 0 ? answers.join(' union all ') : 'select 1 where false'}`;
};

const insertOf = (draft: Draft, org: string, table: string, rows: readonly Record<string, unknown>[]): string => {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const isShared = rows.length >= SHARED_FROM_ROWS;
  const company = parameter(draft, org);
  const tuples = rows.map(
    (row) =>
      `(${company}, ${columns
        .map((column) => {
          const value = row[column] ?? null;
          return isShared ? sharedParameter(draft, `${table}.${column}`, value) : parameter(draft, value);
        })
        .join(', ')})`,
  );
  const into = `insert into ${snake(table)} as r (org_id, ${columns.map(snake).join(', ')})`;
  return `${into} values ${tuples.join(', ')}${answering(snake(table))}`;
};

/** Rows of an append-only table answer their key and digest, for the journal line. */
const answering = (table: string): string => {
  const keys = keysOfAppended[table];
  if (!keys) return '';
  const id = keys.map((key) => `r.${key}::text`).join(` || '/' || `);
  return ` returning '${table}' as of_table, ${id} as id, kernel.row_digest(to_jsonb(r)) as digest`;
};

const updateOf = (draft: Draft, org: string, effect: Extract<Effect, { is: 'change' }>): string => {
  const sets = Object.entries(effect.new).map(([column, value]) => `${snake(column)} = ${parameter(draft, value)}`);
  const where = `org_id = ${parameter(draft, org)} and id = ${parameter(draft, effect.id)}`;
  return `update ${snake(effect.table)} set ${sets.join(', ')} where ${where}`;
};

const parameter = ({ values }: Draft, value: unknown): string => {
  values.push(value !== null && typeof value === 'object' ? JSON.stringify(value) : value);
  return `$${values.length}`;
};

const sharedParameter = (draft: Draft, column: string, value: unknown): string => {
  const key = `${column} ${typeof value} ${String(value)}`;
  const present = draft.shared.get(key);
  if (present) return present;
  const made = parameter(draft, value);
  draft.shared.set(key, made);
  return made;
};

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
