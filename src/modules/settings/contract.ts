import { z } from 'zod';
import { companyHead, qualityHead } from '#fields/people';
import { command, contract, Id, query } from '#kernel/contract';
import { sameField } from '#kernel/field';
import { system } from '#kernel/fields';
import { decision, described } from './fields.ts';

/** A decision has two pairs of eyes, one of them quality's: who proposes it works in quality (app/positions.ts), and a
 *  head approves it. */
const proposed = { steps: [[qualityHead, companyHead]], always: { ...qualityHead, basis: 'GSP 18' } } as const;

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
    signed: { zh: '提出变更设置', en: 'The change of the setting is proposed' },
    proposed,
    about,
    fill: z.object({ value: decision.value, countsFrom: decision.countsFrom, reason: system.changeReason }),
    output: z.object({ version: decision.version }),
  }),
  follow: command({
    title: { zh: '取消单独设置', en: 'Follow the level above' },
    signed: { zh: '提出取消单独设置', en: 'Following the level above is proposed' },
    proposed,
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
