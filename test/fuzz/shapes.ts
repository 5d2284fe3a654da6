/** Values that fit a schema, drawn from the schema itself: as far as it can say, what is drawn is well-formed. */
import fc from 'fast-check';
import { z } from 'zod';
import type { Known } from '#test/fuzz/known-values';

/** What is on file in the asker's company, and in another. */
export type Drawing = { readonly own: Known; readonly foreign: Known; readonly today: string };

/** The part of JSON schema that zod writes. */
type Shape = {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Shape;
  readonly properties?: Record<string, Shape>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Shape | boolean;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly 'x-field'?: string;
};

/** Draws inputs of a command or query. A later schema is covered without a word here. */
export const fitting = (schema: z.ZodType, drawing: Drawing): fc.Arbitrary<unknown> =>
  // What zod writes is JSON schema; only the part above is read.
  drawn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape, '', drawing);

const drawn = (shape: Shape, name: string, drawing: Drawing): fc.Arbitrary<unknown> => {
  if ('const' in shape) return fc.constant(shape.const);
  if (shape.enum) return fc.constantFrom(...shape.enum);
  const variants = shape.anyOf ?? shape.oneOf;
  if (variants) return fc.oneof(...variants.map((variant) => drawn(variant, name, drawing)));
  switch (shape.type) {
    case 'object':
      return objectOf(shape, name, drawing);
    case 'array':
      return listOf(shape, name, drawing);
    case 'string':
      return textOf(shape, name, drawing);
    case 'integer':
      return wholeNumber(shape);
    case 'number':
      return fc.oneof(wholeNumber(shape), fc.double({ noNaN: true, noDefaultInfinity: true, ...boundsOf(shape) }));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
};

/** Any moment of two centuries, one time of two in the last days: a year of five digits is no moment to the schema. */
const momentOf = (): fc.Arbitrary<string> => {
  const [first, last] = [new Date('1900-01-01'), new Date('2099-12-31')];
  const near = fc.integer({ min: -100, max: 10 }).map((hours) => new Date(Date.now() + hours * 3_600_000));
  return fc.oneof(fc.date({ noInvalidDate: true, min: first, max: last }), near).map((one) => one.toISOString());
};

const objectOf = (shape: Shape, name: string, drawing: Drawing): fc.Arbitrary<unknown> => {
  const { properties, required = [], additionalProperties } = shape;
  if (!properties && typeof additionalProperties === 'object') {
    return fc.dictionary(fc.string({ maxLength: 20 }), drawn(additionalProperties, name, drawing), { maxKeys: 4 });
  }
  const members = Object.entries(properties ?? {}).map(([key, member]) => [key, drawn(member, key, drawing)] as const);
  return fc.record(Object.fromEntries(members), { requiredKeys: [...required], noNullPrototype: true });
};

const LIST_USUAL = 3;

const listOf = ({ items = {}, minItems = 0, maxItems = 1_000 }: Shape, name: string, drawing: Drawing) => {
  const one = drawn(items, name, drawing);
  const usual = fc.array(one, { minLength: minItems, maxLength: Math.min(maxItems, Math.max(minItems, LIST_USUAL)) });
  const long = fc.array(one, { minLength: minItems, maxLength: Math.min(maxItems, minItems + 60), size: 'max' });
  return fc.oneof({ weight: 12, arbitrary: usual }, { weight: 1, arbitrary: long });
};

const boundsOf = ({ minimum, maximum, exclusiveMinimum }: Shape) => ({
  ...(minimum === undefined && exclusiveMinimum === undefined ? {} : { min: minimum ?? exclusiveMinimum ?? 0 }),
  ...(maximum === undefined ? {} : { max: maximum }),
});

const wholeNumber = ({ minimum, maximum, exclusiveMinimum }: Shape): fc.Arbitrary<number> => {
  const min = Math.max(minimum ?? (exclusiveMinimum ?? -2) + 1, Number.MIN_SAFE_INTEGER);
  const max = Math.min(maximum ?? 1_000_000, Number.MAX_SAFE_INTEGER);
  return fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min, max: Math.min(max, Math.max(min, 0) + 12) }) },
    { weight: 2, arbitrary: fc.integer({ min, max }) },
    { weight: 1, arbitrary: fc.constantFrom(min, max) },
  );
};

const textOf = (shape: Shape, name: string, { own, foreign, today }: Drawing): fc.Arbitrary<unknown> => {
  const fits = fitsText(shape);
  if (fits('2026-11-22') && !fits('2026-02-30')) return days((own.get(name) ?? []).filter(fits), today);
  if (shape.format === 'date-time') return momentOf();
  const isId = shape.format === 'uuid';
  const field = shape['x-field'] ?? name;
  // Everything has a `name`, every line a `command`: what the field itself is called after says more.
  const isNamed = (name === 'name' || name === 'command') && field !== name && own.has(field);
  const names = isNamed ? [field] : [...new Set([name, name.replace(/s$/, ''), field])];
  const among = (known: Known) => names.flatMap((its) => known.get(its) ?? []).filter(fits);
  const anything = (known: Known) => (isId ? (known.get('id') ?? []) : [...known.values()].flat()).filter(fits);
  const mine = among(own);
  const made = isId ? fc.uuid({ version: 7 }) : madeText(shape);
  const theirs = [...among(foreign), ...(isId ? anything(foreign).slice(0, 50) : [])];
  return fc.oneof(
    ...someOf(12, mine),
    ...someOf(isId && mine.length === 0 ? 10 : 1, anything(own)),
    ...someOf(1, theirs),
    { weight: isId ? 1 : 4, arbitrary: made },
  );
};

const someOf = (weight: number, values: readonly string[]) =>
  values.length > 0 ? [{ weight, arbitrary: fc.constantFrom(...values) }] : [];

const patternsOf = ({ pattern, allOf = [] }: Shape): RegExp[] =>
  [pattern, ...allOf.map((also) => also.pattern)].flatMap((its) => (its ? [new RegExp(its)] : []));

const fitsText = (shape: Shape) => {
  const { minLength = 0, maxLength = 2_000 } = shape;
  const patterns = patternsOf(shape);
  return (text: string) =>
    text.length >= minLength && text.length <= maxLength && patterns.every((its) => its.test(text));
};

/** Dates on file, days about today, and the edges of what a calendar knows. */
const days = (onFile: readonly string[], today: string): fc.Arbitrary<string> =>
  fc.oneof(
    ...someOf(3, onFile),
    {
      weight: 6,
      arbitrary: fc
        .integer({ min: -800, max: 2_500 })
        .map((after) => new Date(Date.parse(today) + after * 86_400_000).toISOString().slice(0, 10)),
    },
    { weight: 1, arbitrary: fc.constantFrom('1900-01-01', '2028-02-29', '2199-12-31', today) },
  );

/** Text that matches the schema's pattern, or else words of all sorts cut to its length. */
const madeText = (shape: Shape): fc.Arbitrary<string> => {
  const { pattern, minLength = 0, maxLength = 200 } = shape;
  const words = fc
    .string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 40) })
    .map((text) => text.slice(0, maxLength));
  if (!pattern) return words;
  const fits = fitsText(shape);
  const few = fc.sample(words, { numRuns: 40, seed: 1 }).filter(fits).length;
  return few > 10 ? words.filter(fits) : fc.stringMatching(new RegExp(pattern)).filter(fits);
};
