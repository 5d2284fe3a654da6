/** Settings: what two honest distributors may decide differently, declared once in a module and read as a fact. */
import type { z } from 'zod';
import type { Bilingual } from '../contract.ts';
import { known, must } from '../errors.ts';
import { nameOf } from '../field.ts';

/** Where a setting may be decided, from general to specific. */
export const settingLevels = ['company', 'site', 'category', 'partner', 'product'] as const;
export type SettingLevel = (typeof settingLevels)[number];

/** Where an act takes place, as far as settings care. What is not known is left out. */
export type SettingPlace = {
  readonly siteId?: string | undefined;
  readonly category?: string | undefined;
  readonly partyId?: string | undefined;
  readonly productId?: string | undefined;
};

/** What the law fixes about a value: a sentence for the form, and whether a value keeps it. */
export type Bound<V> = Bilingual & {
  readonly basis: string;
  readonly field?: keyof V & string;
  /** A method, so that a setting of some values is a setting: the kernel asks it only with values of its schema. */
  isKept(value: V): boolean;
};

type SettingOf<S extends z.ZodObject> = {
  readonly title: Bilingual;
  readonly meaning: Bilingual;
  /** An object of declared fields: the form is made of it. */
  readonly schema: S;
  /** What counts while nobody has decided. */
  readonly default: z.output<S>;
  /** From general to specific; of two that both decided, the later in this list wins. The company always may. */
  readonly levels: readonly SettingLevel[];
  readonly bounds?: readonly Bound<z.output<S>>[];
  /** Why it exists: the article that leaves it to the company, or `policy`. */
  readonly basis: string;
};

export type Setting<S extends z.ZodObject = z.ZodObject> = SettingOf<S> & { readonly name: string };

/** Declares a setting; its module lists it in `defineModule`. The default keeps every bound, or the program does not
 *  start. */
export const setting = <S extends z.ZodObject>(name: string, spec: SettingOf<S>): Setting<S> => {
  for (const leaf of Object.values<z.ZodType>(spec.schema.shape)) nameOf(leaf);
  must(spec.levels[0] === 'company', `the company may decide ${name}`);
  must(spec.schema.safeParse(spec.default).success, `the default of ${name} is one of its values`);
  for (const bound of spec.bounds ?? [])
    must(bound.isKept(spec.default), `the default of ${name} keeps ${bound.basis}`);
  return { name, ...spec };
};

const listed = new Map<string, Setting>();

/** Makes a setting of a module known; a name has one setting. */
export const listSetting = (its: Setting): void => {
  must((listed.get(its.name) ?? its) === its, `the setting ${its.name} is declared once`);
  listed.set(its.name, its);
};

/** Every setting of the loaded modules, in their order. */
export const allSettings = (): readonly Setting[] => [...listed.values()];

/** The setting of a name, or undefined. */
export const settingNamed = (name: string): Setting | undefined => listed.get(name);

/** The key of one setting at one place of one level: what a version is found by. */
export const settingKey = (name: string, level: SettingLevel, of: string): string => `${name}/${level}/${of}`;

/** The keys under which a place may find a decision, from general to specific; the company's comes first. */
export const keysAt = ({ name, levels }: Setting, place: SettingPlace): string[] =>
  levels.flatMap((level) => {
    const of = ofKey(level, place);
    return of === undefined ? [] : [settingKey(name, level, of)];
  });

const ofKey = (level: SettingLevel, { siteId, category, partyId, productId }: SettingPlace): string | undefined =>
  ({ company: '', site: siteId, category, partner: partyId, product: productId })[level];

/** What a company is about to decide: a value, or none to follow what stands above. Unsaid while a button is
 *  explained. */
export type Decision = {
  readonly setting: Setting;
  readonly level: SettingLevel;
  readonly of: string;
  readonly value?: unknown;
  /** What was decided last at this place; for the company its default, while nothing was. */
  readonly before?: unknown;
  readonly countsFrom?: string | undefined;
  /** The version that whoever decides has seen. */
  readonly basedOn: number;
  /** The version that is the last. */
  readonly last: number;
};

/** A version as facts read it; without a value its place follows what stands above it. */
export type VersionInForce = { readonly number: number; readonly value: unknown };

/** The value that counts at a place: that of the most specific key whose version has one. */
export const resolved = <S extends z.ZodObject>(
  its: Setting<S>,
  keys: readonly string[],
  inForce: (key: string) => VersionInForce | undefined,
): z.output<S> => {
  const decided = keys.map(inForce).filter((version) => version !== undefined && version.value !== null);
  const { value } = known(decided.at(-1), `${its.name} has a value, if only its default`);
  // What a later release added to the setting has its default in what was decided before.
  return its.schema.parse({ ...its.default, ...(value as object) });
};
