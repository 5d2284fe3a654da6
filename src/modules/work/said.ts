/** What a held command says, in words: by the names of its own fields, ids by what they are called, settings part by
 *  part with what they say now. */
import { z } from 'zod';
import { type Bilingual, type Command, titleOf } from '#kernel/contract';
import type { Tx } from '#kernel/db';
import { allFields, type Field, fieldOf } from '#kernel/field';
import type { Foreseen } from '#kernel/held/facts';
import { settingNamed } from '#kernel/settings/setting';
import { kindTitle } from '#kernel/workflow';

/** What ids are called, and the kind of what is a document. */
export type Names = ReadonlyMap<string, { readonly name: string; readonly kind: string | null }>;

/** How values become words: what ids are called here, and positions. */
export type Naming = { readonly names: Names; readonly positions: Tx['permissions']['positions'] };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Every id in a value, however deep. */
export const idsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return UUID.test(value) ? [value] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(idsIn);
};

type Line = { label: Bilingual; value: Bilingual; documentId: string | null };

/** What is said, member by member; an id that nothing is called by is of no use to a reader and left out. What a
 *  setting shall say is told among the changes. */
export const linesOf = (
  schema: z.ZodType | undefined,
  said: Readonly<Record<string, unknown>>,
  naming: Naming,
): Line[] => {
  const shape = schema instanceof z.ZodObject ? (schema as z.ZodObject).shape : {};
  return inOrder(said, shape).flatMap(([name, value]): Line[] => {
    const leaf = shape[name];
    const entry = (leaf && fieldOf(leaf as z.ZodType)) ?? entryOf(name); // The leaves of an object are schemas.
    const words = entry?.name === 'settingValue' ? undefined : wordsOf(value, entry, naming);
    if (!words) return [];
    const kind = typeof value === 'string' ? naming.names.get(value)?.kind : null;
    if (kind) return [{ label: kindTitle(kind), value: words, documentId: String(value) }];
    return [{ label: titled(entry) ?? { zh: name, en: name }, value: words, documentId: null }];
  });
};

/** As the form asked: the database keeps members in an order of its own. */
const inOrder = (said: Readonly<Record<string, unknown>>, shape: object): [string, unknown][] => {
  const order = Object.keys(shape);
  return Object.entries(said).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
};

/** What both parts of a command say. */
export const saidOf = (
  command: Command | undefined,
  { about, fill }: { about: Record<string, unknown>; fill: Record<string, unknown> },
  naming: Naming,
): Line[] => [...linesOf(command?.about, about, naming), ...linesOf(command?.fill, fill, naming)];

type Change = { label: Bilingual; old: Bilingual; new: Bilingual };

/** Old and new of what would change, where the column is a field that people know. */
export const changesOf = (change: Foreseen, naming: Naming): Change[] => {
  const schema = change.setting === undefined ? undefined : settingNamed(change.setting)?.schema;
  return inOrder(change.new, schema?.shape ?? {}).flatMap(([name, value]): Change[] => {
    const leaf = schema?.shape[name];
    const entry = leaf ? fieldOf(leaf as z.ZodType) : entryOf(name); // The leaves of a setting are declared fields.
    const label = titled(entry);
    const [old, now] = [change.old[name], value].map((its) => wordsOf(its, entry, naming) ?? none);
    const isSame = schema !== undefined && old?.zh === now?.zh;
    return label && old && now && !isSame ? [{ label, old, new: now }] : [];
  });
};

const none: Bilingual = { zh: '—', en: '—' };

const LINES_MAX = 20;

const wordsOf = (value: unknown, entry: Field | undefined, naming: Naming): Bilingual | undefined => {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (typeof value === 'string') return textWords(value, entry, naming);
  if (typeof value === 'number') return both((language) => `${value}${entry?.unit ? ` ${entry.unit[language]}` : ''}`);
  const members: unknown[] = Object.values(value);
  const told = members.slice(0, LINES_MAX).flatMap((member) => wordsOf(member, entry, naming) ?? []);
  if (told.length === 0) return undefined;
  const isList = Array.isArray(value);
  const more = members.length > LINES_MAX ? [`… (${members.length})`] : [];
  return both((language) => [...told.map((its) => its[language]), ...more].join(isList ? '\n' : ' · '));
};

const textWords = (value: string, entry: Field | undefined, { names, positions }: Naming): Bilingual | undefined => {
  if (UUID.test(value)) {
    const name = names.get(value)?.name;
    return name === undefined ? undefined : { zh: name, en: name };
  }
  if (entry?.name === 'settingName') return settingNamed(value)?.title ?? { zh: value, en: value };
  if (entry?.name === 'permission') return titleOf(value);
  if (entry?.name === 'position' || entry?.name.startsWith('approval')) {
    return positions[value]?.title ?? { zh: value, en: value };
  }
  return entry?.choices?.[value] ?? { zh: value, en: value };
};

const both = (say: (language: keyof Bilingual) => string): Bilingual => ({ zh: say('zh'), en: say('en') });

const titled = (entry: Field | undefined): Bilingual | undefined => entry && { zh: entry.zh, en: entry.en };

/** `siteId` is the site where no field is called so. */
const entryOf = (name: string): Field | undefined => {
  const all = allFields();
  return all.find((its) => its.name === name) ?? all.find((its) => its.name === name.replace(/Id$/, ''));
};
