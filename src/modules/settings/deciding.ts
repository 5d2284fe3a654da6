/** What both commands about settings share: what a decision is about, and the version it becomes. */
import { z } from 'zod';
import type { About } from '#kernel/contract';
import { add, type Effect, reply } from '#kernel/effects';
import { NotFound } from '#kernel/errors';
import { each, one } from '#kernel/fact';
import { placeOfParty, siteById } from '#kernel/ledger';
import { Malformed } from '#kernel/malformed';
import type { Context } from '#kernel/operation';
import { type Setting, settingKey, settingNamed } from '#kernel/settings/setting';
import type { settings } from './contract.ts';
import { lastVersion, noSetting, productById } from './queries.ts';

type Place = About<typeof settings.change>;

/** The setting that is decided about, if it may be decided there at all. */
export const settingOf = ({ name, level }: Place): Setting => {
  const its = settingNamed(name);
  if (!its) throw noSetting(name);
  if (its.levels.includes(level)) return its;
  throw new NotFound({ zh: '此项设置不在这一层级决定', en: 'this setting is not decided at that level' }, level);
};

/** The last version at the place, and the place itself, which has to be on file. */
export const factsOf = (place: Place) => ({
  last: each(lastVersion, [settingKey(settingOf(place).name, place.level, place.of)]),
  ...(place.level === 'site' && { site: one(siteById, place.of) }),
  ...(place.level === 'partner' && { partner: one(placeOfParty, place.of) }),
  ...(place.level === 'product' && { product: one(productById, place.of) }),
});

/** A value in the shape of its setting. Throws Malformed with the field that does not fit. */
export const parsedValue = (its: Setting, value: unknown): Record<string, unknown> => {
  const said = z.object({ fill: z.object({ value: its.schema.strict() }) });
  const parsed = said.safeParse({ fill: { value } }, { reportInput: true });
  if (!parsed.success) throw new Malformed(parsed.error);
  return parsed.data.fill.value;
};

/** Where it holds, for the scope of who decides. */
export const whereOf = ({ level, of }: Place) => ({
  ...(level === 'site' && { siteId: of }),
  ...(level === 'partner' && { partyId: of }),
  lines: level === 'product' ? [{ productId: of }] : [],
});

/** Which version was the last at a place. */
export const lastNumber = ({ name, level, of }: Place, last: (key: string) => { number: number } | undefined) =>
  last(settingKey(name, level, of))?.number ?? 0;

type Said = Place & { value: Record<string, unknown> | null; countsFrom: string; reason: string };

/** The next version at a place. */
export const decided = (
  { name, level, of, value, countsFrom, reason }: Said,
  last: number,
  { newId, personId, now, today }: Context,
): Effect[] => [
  add('kernel.settingVersion', {
    id: newId(),
    name,
    level,
    ofKey: of,
    key: settingKey(name, level, of),
    number: last + 1,
    value,
    // What was approved later than it was wanted never counts for days that are past.
    countsFrom: countsFrom < today ? today : countsFrom,
    reason,
    madeBy: personId,
    madeAt: now,
  }),
  reply({ version: last + 1 }),
];
