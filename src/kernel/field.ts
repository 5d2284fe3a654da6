/** Fields: what a value is called and means, declared once; read by forms, lists, OpenAPI, dictionary, journal. */
import { z } from 'zod';
import type { Bilingual } from './contract.ts';

/** `secret` reaches no record at all, `personal` is journaled as a keyed digest, `cost` and `price` need permission. */
export type FieldClass = 'plain' | 'personal' | 'secret' | 'cost' | 'price';

export type Field = Bilingual & {
  readonly name: string;
  readonly meaning: Bilingual;
  readonly class: FieldClass;
  readonly unit?: Bilingual;
  /** What people call the values of an enum. */
  readonly choices?: Readonly<Record<string, Bilingual>>;
  /** The clause that asks for it, as regulation.md names it. */
  readonly source?: string;
};
type Declared = Omit<Field, 'class'> & { readonly class?: FieldClass };

const dictionary = new Map<string, Field>();

/** Declares a field: the schema of its values with name, words and meaning. A name has one meaning in all modules. */
export const field = <T extends z.ZodType>(schema: T, declared: Declared): T => {
  const entry: Field = { class: 'plain', ...declared };
  const before = dictionary.get(entry.name);
  if (before && JSON.stringify(before) !== JSON.stringify(entry)) {
    throw new Error(`This must not happen: the field ${entry.name} is declared twice`);
  }
  dictionary.set(entry.name, entry);
  return schema.meta(shownOf(entry));
};

/** The same field where its values have another shape: an id where elsewhere stands a name, a sum that may be 0. */
export const sameField = <T extends z.ZodType>(declared: z.ZodType, schema: T): T =>
  schema.meta(shownOf(entryOf(declared)));

/** The entry of a schema, also through optional, nullable, default and lists of it; undefined if there is none. */
export const fieldOf = (schema: z.ZodType): Field | undefined => {
  const name = z.globalRegistry.get(schema)?.['x-field'];
  if (typeof name === 'string') return dictionary.get(name);
  const inner = innerOf(schema);
  return inner && fieldOf(inner);
};

/** What forms and lists call a schema. Throws for what is not a field: a screen would show a hole. */
export const nameOf = (schema: z.ZodType): Bilingual => {
  const { zh, en } = entryOf(schema);
  return { zh, en };
};

/** Every field that the loaded contracts declare, by name. */
export const allFields = (): readonly Field[] =>
  [...dictionary.values()].sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));

/** What a schema wraps: the value of an optional, nullable or default, the element of a list. */
export const innerOf = (schema: z.ZodType): z.ZodType | undefined => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return asSchema(schema.unwrap());
  }
  return schema instanceof z.ZodArray ? asSchema(schema.element) : undefined;
};

const entryOf = (schema: z.ZodType): Field => {
  const entry = fieldOf(schema);
  if (!entry) throw new Error('This must not happen: a schema without a field is named');
  return entry;
};

/** What OpenAPI shows of it; `x-field` leads back to the entry. */
const shownOf = ({ name, zh, en, meaning, class: its, unit, choices, source }: Field) => ({
  title: en,
  description: meaning.en,
  'x-field': name,
  'x-title-zh': zh,
  'x-description-zh': meaning.zh,
  'x-class': its,
  ...(unit && { 'x-unit': unit }),
  ...(choices && { 'x-choices': choices }),
  ...(source && { 'x-source': source }),
});

/** What stands inside a schema of zod is a schema of zod. */
const asSchema = (schema: unknown): z.ZodType => schema as z.ZodType;
