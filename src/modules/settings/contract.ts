import { z } from 'zod';
import { command, contract, Id, query } from '#kernel/contract';
import { sameField } from '#kernel/field';
import { system } from '#kernel/fields';
import { decision, described } from './fields.ts';

/** Where a decision is made, and the version the page showed: nobody decides over another's head unseen. */
const about = z
  .object({ name: decision.name, level: decision.level, of: decision.of, version: decision.version })
  .refine(
    ({ level, of }) => (level === 'category' ? of !== '' : level === 'company' ? of === '' : Id.safeParse(of).success),
    { path: ['of'], error: 'this is not what the level is decided for' },
  );

export const Decided = z.object({
  name: decision.name,
  level: decision.level,
  of: decision.of,
  ofName: described.ofName.nullable(),
  version: decision.version,
  value: decision.value.nullable(),
  countsFrom: decision.countsFrom,
  reason: system.changeReason,
  createdBy: system.createdBy,
  createdAt: sameField(system.createdAt, z.string()),
});
export type Decided = z.output<typeof Decided>;

export const Described = z.object({
  name: decision.name,
  title: described.title,
  meaning: described.meaning,
  basis: described.basis,
  levels: described.levels,
  bounds: z.array(described.bound),
  form: z.array(described.part),
  byDefault: decision.value,
  inForce: z.array(Decided),
  later: z.array(Decided),
});
export type Described = z.output<typeof Described>;

export const settings = contract('settings', {
  change: command({
    title: { zh: '变更设置', en: 'Change the setting' },
    signed: { zh: '批准变更设置', en: 'The change of the setting is approved' },
    about,
    fill: z.object({ value: decision.value, countsFrom: decision.countsFrom, reason: system.changeReason }),
    output: z.object({ version: decision.version }),
  }),
  follow: command({
    title: { zh: '取消单独设置', en: 'Follow the level above' },
    signed: { zh: '批准取消单独设置', en: 'Following the level above is approved' },
    about,
    fill: z.object({ countsFrom: decision.countsFrom, reason: system.changeReason }),
    output: z.object({ version: decision.version }),
  }),
  list: query({
    title: { zh: '设置', en: 'Settings' },
    input: z.object({}),
    output: z.array(Described),
  }),
  history: query({
    title: { zh: '设置变更记录', en: 'History of a setting' },
    input: z.object({ name: decision.name }),
    output: z.array(Decided),
  }),
  places: query({
    title: { zh: '设置的适用对象', en: 'Where settings may apply' },
    input: z.object({}),
    output: z.array(z.object({ level: decision.level, id: Id, name: described.ofName })),
  }),
});
