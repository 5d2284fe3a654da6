/** How a list is read: the module says which rows there are, the kernel narrows, orders and pages them. */
import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { db, type Tx } from '../db.ts';
import { Refused } from '../errors.ts';
import { fieldOf } from '../field.ts';
import type { Reading } from '../operation.ts';
import { columnType, mayBeEmpty } from './condition.ts';
import { cursorAt, type Place, placeOf, questionOf } from './cursor.ts';
import { type Asking, COUNTED_MAX, isVeiled, type Listed, type ListQuery, mayShow, type Sort, seeing } from './list.ts';
import { columnOf, conditionsOf, schemaOf, sqlType } from './where.ts';

type Sql = RawBuilder<unknown>;
type Row = Record<string, unknown>;
// biome-ignore lint/suspicious/noExplicitAny: a seam of the kernel: a list stands on tables that only its module knows.
type Rows<O> = SelectQueryBuilder<any, any, O>;

/** Says which rows a list has: a select of every column by its name, of this company, within the asker's scope.
 *  `shown` puts words beside what only the program knows by name. */
export const listing = <R extends z.ZodObject, O extends Row>(
  query: ListQuery<R> & { readonly name: string },
  rows: (tx: Tx) => Rows<O>,
  shown: (row: O) => z.input<R> = (row) => row as z.input<R>, // Without it the columns are the row, as the test says.
): Reading => ({ query, read: (tx, asked: Asking) => pageOf(tx, query, rows(tx), asked, (row) => shown(row as O)) });

const pageOf = async (
  tx: Tx,
  { name, list }: ListQuery & { readonly name: string },
  rows: Rows<Row>,
  asked: Asking,
  shown: (row: Row) => Row,
) => {
  const may = (permission: string) => tx.may.has(permission);
  const order = asked.sort ?? list.sort;
  refuseHidden(list, [...Object.keys(asked.filter), order.by], may);
  const question = questionOf([name, asked.filter, asked.text, order]);
  const page = statementOf(tx, list, rows, { ...asked, order, question });
  const found = await tx.once<Row>(page);
  const kept = found.slice(0, asked.limit);
  const last = kept.at(-1);
  return {
    rows: kept.map(({ placeInOrder: _, totalRows: __, ...row }) => shown(row)),
    next: found.length > asked.limit && last ? cursorAt(question, last.placeInOrder as Place) : null,
    total: asked.withTotal ? totalOf(found[0], asked.after !== undefined) : null,
  };
};

type Question = Asking & { readonly order: Sort; readonly question: string };

/** One statement reads a page: the rows after a place in the order, one more than shown, and the count if asked. */
const statementOf = (tx: Tx, list: Listed, rows: Rows<Row>, asked: Question) => {
  const { order, limit, after, withTotal, question } = asked;
  const shape = Object.entries<z.ZodType>(list.row.shape);
  const columns = shape.filter(([, schema]) => mayShow(schema, (permission) => tx.may.has(permission)));
  const terms = [order.by, ...list.key.filter((name) => name !== order.by)];
  const conditions = conditionsOf(tx, list, asked);
  const total = sql`(select count(*) from (select 1 from (${rows}) as listed ${where(conditions)}
    limit ${sql.lit(COUNTED_MAX + 1)}) as counted)`;
  const statement = sql<Row>`select ${sql.join(columns.map(([name, schema]) => selected(name, schema)))},
    ${place(list, terms)} as place_in_order ${withTotal ? sql`, ${total} as total_rows` : sql``}
    from (${rows}) as listed
    ${where([...conditions, ...(after === undefined ? [] : [behind(list, terms, order, after, question)])])}
    order by ${sql.join(terms.map((name) => sql`${ordered(list, name)} ${sql.raw(order.down ? 'desc' : 'asc')}`))}
    limit ${sql.lit(limit + 1)}`;
  return { compile: () => statement.compile(db) };
};

/** Of a personal value only the beginning leaves the database. */
const selected = (name: string, schema: z.ZodType): Sql =>
  isVeiled(schema) ? sql`left(${columnOf(name)}, 1) || '***' as ${sql.ref(name)}` : columnOf(name);

const where = (conditions: readonly Sql[]): Sql =>
  conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``;

/** An empty value stands after all others, as a value of its own, so that an order has one comparison and one index. */
const ordered = (list: Listed, name: string): Sql => {
  const schema = schemaOf(list.row, name);
  if (!mayBeEmpty(schema)) return columnOf(name);
  const last = sql.raw(LAST_OF[columnType(schema)] ?? 'null');
  return sql`coalesce(${columnOf(name)}, ${last})`;
};

const LAST_OF: Partial<Record<ReturnType<typeof columnType>, string>> = {
  text: 'chr(1114111)',
  choice: 'chr(1114111)',
  number: '9223372036854775807',
  decimal: `'Infinity'::numeric`,
  day: `'infinity'::date`,
  moment: `'infinity'::timestamptz`,
};

const place = (list: Listed, terms: readonly string[]): Sql =>
  sql`jsonb_build_array(${sql.join(terms.map((name) => sql`(${ordered(list, name)})::text`))})`;

const behind = (list: Listed, terms: readonly string[], { down }: Sort, after: string, question: string): Sql => {
  const types = terms.map((name) => columnType(schemaOf(list.row, name)));
  const at = placeOf(after, question, types);
  const values = at.map((value, index) => sql`${value}::${sql.raw(sqlType[types[index] ?? 'text'])}`);
  const here = sql.join(terms.map((name) => ordered(list, name)));
  return sql`(${here}) ${sql.raw(down ? '<' : '>')} (${sql.join(values)})`;
};

const totalOf = (first: Row | undefined, isLater: boolean) => {
  if (!first) return isLater ? null : { count: 0, isExact: true };
  const count = Number(first.totalRows);
  return { count: Math.min(count, COUNTED_MAX), isExact: count <= COUNTED_MAX };
};

/** What somebody may not see they may not ask about either: an order tells as much as the value. */
const refuseHidden = ({ row }: Listed, names: readonly string[], may: (permission: string) => boolean): void => {
  const findings = [...new Set(names)].flatMap((name) => {
    const schema = schemaOf(row, name);
    const entry = fieldOf(schema);
    if (mayShow(schema, may) || !entry || !(entry.class in seeing)) return [];
    const message = {
      zh: `您的岗位不能查看“${entry.zh}”，不能按它筛选或排序`,
      en: `your position may not see “${entry.en}”, nor filter or order by it`,
    };
    return [{ rule: 'kernel.positionPermits', basis: 'INSP 5.51', field: name, message }];
  });
  if (findings.length > 0) throw new Refused(findings);
};
