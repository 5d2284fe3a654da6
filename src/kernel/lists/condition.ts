/** What a list may ask of one column: conditions follow from the type of its field. For server and browser. */
import { z } from 'zod';
import { Day, Id } from '../contract.ts';
import { fieldOf, sameField } from '../field.ts';

/** What a column holds, as far as filters, sorting, export and looks are concerned. */
export type ColumnType =
  | 'text'
  | 'choice'
  | 'yesNo'
  | 'number'
  | 'decimal'
  | 'day'
  | 'moment'
  | 'id'
  | 'words'
  | 'other';

/** What a column of this schema holds. A price is exact, so it is a decimal in text. */
export const columnType = (schema: z.ZodType): ColumnType => {
  const core = coreOf(schema);
  if (core instanceof z.ZodEnum) return 'choice';
  if (core instanceof z.ZodBoolean) return 'yesNo';
  if (core instanceof z.ZodNumber) return 'number';
  if (core instanceof z.ZodUUID) return 'id';
  if (core instanceof z.ZodISODate) return 'day';
  if (core instanceof z.ZodISODateTime) return 'moment';
  if (core instanceof z.ZodObject) return 'words';
  if (!(core instanceof z.ZodString)) return 'other';
  const its = fieldOf(schema)?.class;
  return its === 'price' || its === 'cost' ? 'decimal' : 'text';
};

/** Whether a column may be without a value. */
export const mayBeEmpty = (schema: z.ZodType): boolean => schema.safeParse(null).success;

const coreOf = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault
    ? coreOf(asSchema(schema.unwrap()))
    : schema;

/** What a wrapper of zod holds is a schema of zod. */
const asSchema = (schema: unknown): z.ZodType => schema as z.ZodType;

const CHOICES_MAX = 100;
/** What somebody looks for: as short as one letter, never longer than a field. */
const Sought = z.string().trim().min(1).max(200);
const Decimal = z.string().regex(/^-?\d{1,15}(\.\d{1,8})?$/);

/** Ways to ask, all of which hold together; a range may be open at one end. */
export type Condition = {
  readonly contains?: string | undefined;
  readonly equals?: string | undefined;
  readonly begins?: string | undefined;
  readonly anyOf?: readonly string[] | undefined;
  readonly is?: boolean | undefined;
  readonly from?: string | number | undefined;
  readonly to?: string | number | undefined;
  readonly isEmpty?: boolean | undefined;
};

const asked = (shape: Record<string, z.ZodType>): z.ZodType =>
  z.strictObject(Object.fromEntries(Object.entries(shape).map(([way, schema]) => [way, schema.optional()])));

/** The schema of the conditions on a column, or undefined where a column cannot be filtered. */
export const conditionOf = (schema: z.ZodType): z.ZodType | undefined => {
  const ways = waysOf(schema);
  if (!ways) return undefined;
  const condition = asked({ ...ways, ...(mayBeEmpty(schema) && { isEmpty: z.boolean() }) });
  return fieldOf(schema) ? sameField(schema, condition) : condition;
};

const waysOf = (schema: z.ZodType): Record<string, z.ZodType> | undefined => {
  const core = coreOf(schema);
  const range = (end: z.ZodType) => ({ from: end, to: end });
  switch (columnType(schema)) {
    case 'text':
      return { contains: Sought, equals: Sought, begins: Sought, anyOf: z.array(Sought).min(1).max(CHOICES_MAX) };
    case 'choice':
      return { anyOf: z.array(core).min(1).max(CHOICES_MAX) };
    case 'id':
      return { anyOf: z.array(Id).min(1).max(CHOICES_MAX) };
    case 'yesNo':
      return { is: z.boolean() };
    case 'number':
      return range(z.int());
    case 'decimal':
      return range(Decimal);
    case 'day':
    case 'moment':
      return range(Day);
    default:
      return undefined;
  }
};
