/** What can be found by its name: rows of a table, filed under the characters, the pinyin and the initials of their
 *  words when they are written. */

import type { Effect, Table } from '../effects.ts';
import { must } from '../errors.ts';
import { gramsOf, keysOf } from './keys.ts';

type Row = Readonly<Record<string, unknown>>;

type Findable = {
  /** What people look for: a partner, a product, a person, a site. */
  readonly kind: string;
  /** The words it is found by, the name first; undefined files the row nowhere. */
  readonly words: (row: Row) => readonly [title: string, ...aside: string[]] | undefined;
  /** A person's name begins with the family name, which may be read otherwise than the same character elsewhere. */
  readonly isPerson?: true;
};

const declared = new Map<string, Findable>();

/** Declares that the rows of a table are found by their words. */
export const findable = <T extends Table>(table: T, spec: Findable): void => void declared.set(table, spec);

/** What files the rows that a command adds or renames; written with them, in their transaction. */
export const filed = (org: string, effects: readonly Effect[]): Effect[] =>
  effects.flatMap((effect): Effect[] => {
    const spec = effect.is === 'add' || effect.is === 'change' ? declared.get(effect.table) : undefined;
    if (!spec) return [];
    if (effect.is === 'add') return added(org, spec, effect.rows);
    return effect.is === 'change' ? renamed(org, spec, effect) : [];
  });

const added = (org: string, spec: Findable, rows: readonly Row[]): Effect[] => {
  const entries = rows.flatMap((row) => entryOf(org, spec, row));
  if (entries.length === 0) return [];
  return [
    { is: 'add', table: 'kernel.sought', rows: entries.map(({ grams: _, ...entry }) => entry) },
    { is: 'add', table: 'kernel.soughtGram', rows: entries.map(({ id, kind, grams }) => ({ id, kind, grams })) },
  ];
};

const renamed = (org: string, spec: Findable, { id, old, new: now }: Extract<Effect, { is: 'change' }>): Effect[] => {
  const before = spec.words(old);
  const after = spec.words({ ...old, ...now });
  if (before?.join('\n') === after?.join('\n')) return [];
  must(after, `a change of what ${spec.kind} is found by tells all of its words`);
  return entryOf(org, spec, { id, ...old, ...now }).flatMap(({ grams, id: its, kind: _, ...entry }) => [
    { is: 'change', table: 'kernel.sought', id: String(its), old: {}, new: entry },
    { is: 'change', table: 'kernel.soughtGram', id: String(its), old: {}, new: { grams } },
  ]);
};

const entryOf = (org: string, { kind, words, isPerson }: Findable, row: Row) => {
  const said = words(row);
  if (!said) return [];
  const [title, ...aside] = said;
  const keys = keysOf(said, isPerson ?? false);
  return [{ id: row.id, kind, title, aside: aside.join(' · '), keys, grams: `{${gramsOf(org, kind, keys)}}` }];
};
