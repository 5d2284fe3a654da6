/** Lists: a query declared by the fields of its rows. Filter, sort, pages by key, columns and export follow from it. */
import { z } from 'zod';
import { type Bilingual, query } from '../contract.ts';
import { type FieldClass, fieldOf, sameField } from '../field.ts';
import { paging } from '../fields.ts';
import { columnType, conditionOf } from './condition.ts';

type Column<R extends z.ZodObject> = keyof z.output<R> & string;

export type Sort<C extends string = string> = { readonly by: C; readonly down: boolean };

type ListSpec<R extends z.ZodObject> = {
  readonly title: Bilingual;
  /** What a row shows; every member is a field, or the id of what the row leads to. */
  readonly row: R;
  /** The columns that together name one row. They end every order, so that no two rows stand alike. */
  readonly key: readonly Column<R>[];
  /** The columns a list may be ordered by; where it can grow, each has its index. */
  readonly sorts: readonly Column<R>[];
  readonly sort: Sort<Column<R>>;
  /** The columns free text looks in. */
  readonly searched: readonly Column<R>[];
  /** What the choices of a column are called. */
  readonly words?: { readonly [C in Column<R>]?: Readonly<Record<string, Bilingual>> };
  /** Columns that are there to be chosen, and not shown at first. */
  readonly hidden?: readonly Column<R>[];
  readonly scope?: `company-wide: ${string}`;
};

/** What a list says of itself, for the server that reads it and the screen that shows it. */
export type Listed = {
  readonly row: z.ZodObject;
  readonly key: readonly string[];
  readonly sorts: readonly string[];
  readonly sort: Sort;
  readonly searched: readonly string[];
  readonly words: Readonly<Record<string, Readonly<Record<string, Bilingual>> | undefined>>;
  readonly hidden: readonly string[];
};

export const PAGE_ROWS = 50;
const PAGE_ROWS_MAX = 200;
/** Beyond this many rows nobody counts on: the total says `more than`. */
export const COUNTED_MAX = 10_000;

/** What every list is asked: which rows, in which order, from where on, how many. */
const inputOf = ({ row, sorts }: ListSpec<z.ZodObject>) =>
  z.object({
    filter: sameField(paging.filter, z.strictObject(conditionsOf(row))).default({}),
    text: sameField(paging.text, z.string().max(200)).default(''),
    sort: sameField(paging.sort, z.strictObject({ by: z.enum(sorts), down: z.boolean() })).optional(),
    after: sameField(paging.key, z.string().max(2_000)).optional(),
    limit: sameField(paging.limit, z.int().min(1).max(PAGE_ROWS_MAX)).default(PAGE_ROWS),
    withTotal: paging.withTotal.default(false),
  });
type ListInput = ReturnType<typeof inputOf>;
export type Asking = z.output<ListInput>;

const conditionsOf = (row: z.ZodObject): Record<string, z.ZodOptional<z.ZodType>> =>
  Object.fromEntries(
    Object.entries<z.ZodType>(row.shape).flatMap(([name, schema]) => {
      const condition = isVeiled(schema) ? undefined : conditionOf(schema);
      return condition ? [[name, condition.optional()]] : [];
    }),
  );

const pageOf = <R extends z.ZodObject>(row: R) =>
  z.object({ rows: z.array(row), next: paging.key.nullable(), total: paging.total.nullable() });

export type ListQuery<R extends z.ZodObject = z.ZodObject> = {
  readonly is: 'query';
  readonly title: Bilingual;
  readonly input: ListInput;
  readonly output: ReturnType<typeof pageOf<R>>;
  readonly list: Listed;
  readonly scope?: `company-wide: ${string}`;
};

/** Declares a list. What it may show of a field follows from the field's class: no secret stands in one, a personal
 *  value is masked, cost and price need their own permission and are absent without it. */
export const list = <R extends z.ZodObject>(spec: ListSpec<R>): ListQuery<R> => {
  const { title, row, sorts, searched, key: keys, words = {}, hidden = [], scope } = spec;
  for (const [name, schema] of Object.entries<z.ZodType>(row.shape)) mayStand(title, name, schema);
  for (const name of [...sorts, ...searched, ...keys, spec.sort.by]) {
    const schema = row.shape[name] as z.ZodType; // Every one of these names is a member of the row, says its type.
    if (isVeiled(schema)) throw amiss(`${title.en} neither sorts nor searches by ${name}: its values are masked`);
  }
  const described: Listed = { row, key: keys, sorts, sort: spec.sort, searched, words, hidden };
  // The rows are those of R; what is asked of them is built from R's members, which only the schema knows.
  const input = inputOf(spec as unknown as ListSpec<z.ZodObject>);
  return { ...query({ title, input, output: pageOf(row), ...(scope && { scope }) }), list: described };
};

/** What somebody has to be permitted besides the list itself, by the class of a field. */
export const seeing = {
  cost: { name: 'kernel.seeCosts', title: { zh: '查看成本', en: 'See costs' } },
  price: { name: 'kernel.seePrices', title: { zh: '查看价格', en: 'See prices' } },
} as const;

/** Whether somebody who may all this may see a column. */
export const mayShow = (schema: z.ZodType, may: (name: string) => boolean): boolean => {
  const its = classOf(schema);
  return its === 'cost' || its === 'price' ? may(seeing[its].name) : true;
};

/** Whether only the beginning of a column's values is ever shown. */
export const isVeiled = (schema: z.ZodType): boolean => classOf(schema) === 'personal';

const classOf = (schema: z.ZodType): FieldClass | undefined => fieldOf(schema)?.class;

const mayStand = (title: Bilingual, name: string, schema: z.ZodType): void => {
  const its = classOf(schema);
  if (its === 'secret') throw amiss(`${title.en} shows ${name}, which no list may show`);
  const isGuarded = its === 'cost' || its === 'price';
  if (isGuarded && !schema.safeParse(undefined).success) {
    throw amiss(`${title.en} answers ${name} to everybody: with a permission of its own it is optional`);
  }
  if (!fieldOf(schema) && columnType(schema) !== 'id') throw amiss(`${title.en} shows ${name}, which is no field`);
};

const amiss = (sentence: string): Error => new Error(`This must not happen: the list ${sentence}`);
