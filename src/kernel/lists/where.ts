/** Conditions as SQL. Everything an asker says is a parameter; names come from the declaration alone. */
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../db.ts';
import { known } from '../errors.ts';
import { type ColumnType, type Condition, columnType } from './condition.ts';
import type { Listed } from './list.ts';

type Sql = RawBuilder<unknown>;
type Ask = { readonly filter: Readonly<Record<string, unknown>>; readonly text: string };

/** A column of the rows that a list is made of. */
export const columnOf = (name: string): Sql => sql.ref(`listed.${name}`);

/** What holds for the rows of this question. */
export const conditionsOf = ({ org }: Tx, { row, searched }: Listed, { filter, text }: Ask): Sql[] => [
  ...Object.entries(filter).flatMap(([name, condition]) =>
    condition === undefined ? [] : met(org, name, schemaOf(row, name), condition as Condition),
  ),
  ...wordsOf(text).map((word) => sql`strpos(kernel.folded(${together(searched)}), kernel.folded(${word}::text)) > 0`),
];

/** The SQL type that a value of a column is compared as. */
export const sqlType: Record<ColumnType, string> = {
  text: 'text',
  choice: 'text',
  yesNo: 'boolean',
  number: 'bigint',
  decimal: 'numeric',
  day: 'date',
  moment: 'timestamptz',
  id: 'uuid',
  words: 'jsonb',
  other: 'jsonb',
};

/** The schema of a column. */
export const schemaOf = (row: z.ZodObject, name: string): z.ZodType =>
  known(row.shape[name] as z.ZodType | undefined, `${name} is a column`); // What stands in a shape is a schema.

const WORDS_MAX = 8;
const wordsOf = (text: string): string[] => text.trim().split(/\s+/).filter(Boolean).slice(0, WORDS_MAX);

/** Between two columns stands what nobody types. */
const together = (names: readonly string[]): Sql =>
  sql.join(
    names.map((name) => sql`coalesce(${columnOf(name)}, '')`),
    sql` || chr(10) || `,
  );

const met = (org: string, name: string, schema: z.ZodType, condition: Condition): Sql[] => {
  const column = columnOf(name);
  const type = columnType(schema);
  const { contains, equals, begins, anyOf, is, from, to, isEmpty } = condition;
  const as = sql.raw(sqlType[type]);
  return [
    ...(contains === undefined ? [] : [sql`strpos(kernel.folded(${column}), kernel.folded(${contains}::text)) > 0`]),
    ...(equals === undefined ? [] : [sql`${column} = any (${spellings(equals)}::text[])`]),
    ...(begins === undefined ? [] : [either(spellings(begins).map((start) => beginning(column, start)))]),
    ...(anyOf === undefined ? [] : [sql`${column} = any (${anyOf}::${as}[])`]),
    ...(is === undefined ? [] : [sql`${column} = ${is}::boolean`]),
    ...(from === undefined ? [] : [sql`${column} >= ${end(org, type, from, 0)}`]),
    ...(to === undefined ? [] : [type === 'moment' ? sql`${column} < ${end(org, type, to, 1)}` : upTo(column, as, to)]),
    ...(isEmpty === undefined ? [] : [isEmpty ? sql`${column} is null` : sql`${column} is not null`]),
  ];
};

const upTo = (column: Sql, as: Sql, to: string | number): Sql => sql`${column} <= ${to}::${as}`;

/** A day of a moment's column is a day of the company's calendar. */
const end = (org: string, type: ColumnType, day: string | number, plus: number): Sql =>
  type === 'moment'
    ? sql`((${day}::date + ${sql.lit(plus)})::timestamp at time zone
        (select c.time_zone from kernel.company c where c.org_id = ${org}::uuid and c.id = ${org}::uuid))`
    : sql`${day}::${sql.raw(sqlType[type])}`;

/** Numbers are kept in capitals and half width, and typed in any way; compared so, they are found by their index. */
const spellings = (typed: string): string[] => {
  const half = typed.normalize('NFKC');
  return [...new Set([typed, half, half.toUpperCase(), half.toLowerCase()])];
};

/** The last character there is: every text that begins with `start` stands before `start` and this. */
const LAST = '\u{10ffff}';
const beginning = (column: Sql, start: string): Sql =>
  sql`(${column} >= ${start}::text and ${column} < ${start + LAST}::text)`;
const either = (conditions: readonly Sql[]): Sql => sql`(${sql.join(conditions, sql` or `)})`;
