/** What a form asks for, read from the schema of a command's fill: one entry a field, in the order of the contract. */
import { z } from 'zod';
import type { Bilingual } from '#kernel/contract';
import { type Field, fieldOf, innerOf } from '#kernel/field';

type Option = { readonly value: string; readonly words: Bilingual };

export type Control =
  | { readonly is: 'text'; readonly max: number }
  | { readonly is: 'day' }
  | { readonly is: 'yes' }
  | { readonly is: 'number'; readonly min: number | null; readonly max: number | null; readonly isWhole: boolean }
  | { readonly is: 'choice'; readonly options: readonly Option[]; readonly takesSeveral: boolean }
  | { readonly is: 'texts' }
  | { readonly is: 'rows'; readonly entries: readonly FormEntry[] };

export type FormEntry = {
  readonly name: string;
  readonly field: Field;
  readonly isRequired: boolean;
  readonly control: Control;
};

/** What a page knows an id may point to: partners, sites, people. By the field's key in the fill. */
export type Options = Readonly<Record<string, readonly { readonly id: string; readonly name: string }[]>>;

/** The entries of a form, or undefined where the fill holds what only a screen of its own can ask for. */
export const entriesOf = (fill: z.ZodObject, options: Options = {}): readonly FormEntry[] | undefined => {
  const entries = Object.entries<z.ZodType>(fill.shape).map(([name, schema]) => entryOf(name, schema, options));
  return entries.every((entry) => entry !== undefined) ? entries : undefined;
};

const entryOf = (name: string, schema: z.ZodType, options: Options): FormEntry | undefined => {
  const field = fieldOf(schema);
  const known = options[name]?.map(({ id, name: shown }) => ({ value: id, words: { zh: shown, en: shown } }));
  const core = unwrapped(schema);
  const control = known
    ? ({ is: 'choice', options: known, takesSeveral: core instanceof z.ZodArray } as const)
    : controlOf(core, field);
  if (!field || !control) return undefined;
  return { name, field, isRequired: !schema.safeParse(undefined).success, control };
};

const controlOf = (core: z.ZodType, field: Field | undefined): Control | undefined => {
  if (core instanceof z.ZodEnum) return { is: 'choice', options: optionsOf(core, field), takesSeveral: false };
  if (core instanceof z.ZodBoolean) return { is: 'yes' };
  if (core instanceof z.ZodNumber) {
    const { minValue, maxValue, isInt } = core;
    return { is: 'number', min: finite(minValue), max: finite(maxValue), isWhole: isInt };
  }
  if (core instanceof z.ZodUUID) return undefined; // What an id points to, only the page knows.
  if (core instanceof z.ZodISODate) return { is: 'day' };
  if (core instanceof z.ZodString) return { is: 'text', max: core.maxLength ?? 500 };
  if (core instanceof z.ZodArray) return severalOf(core, field);
  return undefined;
};

const severalOf = (list: z.ZodArray, field: Field | undefined): Control | undefined => {
  const element = unwrapped(asSchema(list.element));
  if (element instanceof z.ZodEnum) return { is: 'choice', options: optionsOf(element, field), takesSeveral: true };
  if (element instanceof z.ZodString) return { is: 'texts' };
  if (!(element instanceof z.ZodObject)) return undefined;
  const entries = entriesOf(element);
  const isFlat = entries?.every(({ control }) => control.is !== 'rows');
  return entries && isFlat ? { is: 'rows', entries } : undefined;
};

const optionsOf = ({ options }: z.ZodEnum, field: Field | undefined): Option[] =>
  options.map(String).map((value) => ({ value, words: field?.choices?.[value] ?? { zh: value, en: value } }));

/** What stands inside optional, nullable and default; a list stays a list. */
const unwrapped = (schema: z.ZodType): z.ZodType => {
  const inner = schema instanceof z.ZodArray ? undefined : innerOf(schema);
  return inner ? unwrapped(inner) : schema;
};

const finite = (bound: number | null): number | null =>
  bound !== null && Math.abs(bound) < 2 ** 53 - 1 ? bound : null;

/** What stands inside a schema of zod is a schema of zod. */
const asSchema = (schema: unknown): z.ZodType => schema as z.ZodType;

/** What somebody said at a place, in words: what was chosen is called by its name. Undefined where nothing is said. */
export const shownIn = (
  entries: readonly FormEntry[] | undefined,
  name: string,
  value: unknown,
): readonly Bilingual[] | undefined => {
  const control = entries?.find((entry) => entry.name === name)?.control;
  const known = control?.is === 'choice' ? new Map(control.options.map((one) => [one.value, one.words])) : undefined;
  if (control?.is === 'yes' && typeof value === 'boolean') return [yesNo(value)];
  const said = Array.isArray(value) && known ? value : [value];
  const texts = said.filter((one) => typeof one === 'string');
  return texts.length === 0 ? undefined : texts.map((one) => known?.get(one) ?? { zh: one, en: one });
};

/** A yes or no, in words. */
export const yesNo = (value: boolean): Bilingual => (value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' });

/** What is wrong at each place of a form, by its path below the fill; what belongs to no place stays out. */
export const errorsByPlace = (
  malformed: readonly { path: string; message: Bilingual }[],
  findings: readonly { field?: string | undefined; message: Bilingual }[],
): ReadonlyMap<string, Bilingual> => {
  const places = new Map<string, Bilingual>();
  const put = (place: string, message: Bilingual) => {
    if (!places.has(place)) places.set(place, message);
  };
  for (const { path, message } of malformed) if (path.startsWith('fill.')) put(path.slice('fill.'.length), message);
  for (const { field, message } of findings) if (field !== undefined) put(field, message);
  return places;
};
