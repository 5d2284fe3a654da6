/** A list of rows that a test gives, with a column of every type and class; and the same list worked out in memory. */
import { sql } from 'kysely';
import { v7 } from 'uuid';
import { z } from 'zod';
import { modules } from '#app/modules';
import { price } from '#fields/catalog';
import { person } from '#fields/people';
import { withinScope } from '#kernel/access/scope';
import { ask } from '#kernel/ask';
import { contract, Day, Id } from '#kernel/contract';
import { db } from '#kernel/db';
import { field } from '#kernel/field';
import type { Condition } from '#kernel/lists/condition';
import { list, type Sort, seeing } from '#kernel/lists/list';
import { listing } from '#kernel/lists/listing';
import { defineModule } from '#kernel/operation';
import { registryOf } from '#kernel/registry';
import { kernel, type Person } from '#test/person';

const said = (name: string) => ({
  name: `thing${name}`,
  zh: `物${name}`,
  en: name,
  meaning: { zh: '试。', en: 'Test.' },
});

export const things = contract('things', {
  all: list({
    title: { zh: '物', en: 'Things' },
    row: z.object({
      id: Id,
      site: Id.nullable(),
      name: field(z.string(), said('Name')),
      note: field(z.string(), said('Note')).nullable(),
      state: field(z.enum(['new', 'old']), said('State')),
      count: field(z.int(), said('Count')).nullable(),
      madeOn: field(Day, said('MadeOn')).nullable(),
      at: field(z.iso.datetime(), said('At')),
      isGood: field(z.boolean(), said('IsGood')),
      unitPrice: price.unitPrice.optional(),
      identityNumber: person.identityNumber,
    }),
    key: ['id'],
    sorts: ['name', 'note', 'count', 'madeOn', 'at', 'isGood', 'unitPrice'],
    sort: { by: 'at', down: true },
    searched: ['name', 'note'],
    words: { state: { new: { zh: '新', en: 'New' }, old: { zh: '旧', en: 'Old' } } },
  }),
});

export type Thing = {
  org: string;
  id: string;
  site: string | null;
  name: string;
  note: string | null;
  state: 'new' | 'old';
  count: number | null;
  madeOn: string | null;
  at: string;
  isGood: boolean;
  unitPrice: string;
  identityNumber: string;
};

/** A lawful thing; a test states only what matters to it. */
export const thing = (org: string, says: Partial<Thing> = {}): Thing => ({
  org,
  id: v7(),
  site: null,
  name: '导管',
  note: null,
  state: 'new',
  count: 1,
  madeOn: null,
  at: '2026-05-01T08:00:00.000Z',
  isGood: true,
  unitPrice: '10.5',
  identityNumber: '110101199001011234',
  ...says,
});

/** The list over the rows that `rows` gives at this moment, as a company asks it. */
export const listOfThings = (rows: () => readonly Thing[], { seesPrices = false } = {}) => {
  const all = listing(things.all, (tx) =>
    withinScope(
      db
        .selectFrom(
          sql<Thing>`(select * from jsonb_to_recordset(${JSON.stringify(rows().map(snaked))}::jsonb) as r (org uuid,
            id uuid, site uuid, name text, note text, state text, count bigint, made_on date, at timestamptz,
            is_good boolean, unit_price numeric, identity_number text))`.as('thing') as never,
        )
        .select(columns as never)
        .where('thing.org' as never, '=', tx.org as never),
      tx,
      { site: 'thing.site' },
    ),
  );
  const module = defineModule('things', things, { operations: {}, readings: { all } });
  const registry = registryOf([...modules, module]);
  const mayOf = () => new Set([things.all.name, ...(seesPrices ? [seeing.price.name] : [])]);
  const own = { ...kernel, registry, mayOf };
  const page = async (person: Person, asked: object) =>
    (await ask(own, person.asker, things.all.name, asked)) as z.output<typeof things.all.output>;
  const pages = async (person: Person, asked: object, between: () => void = () => undefined) => {
    const found: z.output<typeof things.all.output>['rows'] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const one = await page(person, { ...asked, ...(after && { after }) });
      found.push(...one.rows);
      after = one.next;
      if (after) between();
    }
    return found;
  };
  return { page, pages, kernel: own };
};

const snaked = ({ madeOn, isGood, unitPrice, identityNumber, ...others }: Thing) => ({
  ...others,
  made_on: madeOn,
  is_good: isGood,
  unit_price: unitPrice,
  identity_number: identityNumber,
});

const columns = [
  'id',
  'site',
  'name',
  'note',
  'state',
  'count',
  'at',
  'identityNumber',
  'madeOn',
  'isGood',
  'unitPrice',
];

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();
const spellings = (typed: string): string[] => {
  const half = typed.normalize('NFKC');
  return [typed, half, half.toUpperCase(), half.toLowerCase()];
};

/** Whether a thing meets a condition, worked out without a database. Moments are days in Shanghai. */
const meets = (value: Thing[keyof Thing], isMoment: boolean, said: Condition): boolean => {
  if (said.isEmpty !== undefined && said.isEmpty !== (value === null)) return false;
  const { isEmpty: _, ...others } = said;
  if (Object.values(others).every((one) => one === undefined)) return true;
  if (value === null) return false;
  const text = isMoment ? new Date(Date.parse(String(value)) + 8 * 3_600_000).toISOString().slice(0, 10) : value;
  const compared = (end: string | number): number => (text < end ? -1 : Number(text > end));
  return (
    (said.contains === undefined || folded(String(value)).includes(folded(said.contains))) &&
    (said.equals === undefined || spellings(said.equals).includes(String(value))) &&
    (said.begins === undefined || spellings(said.begins).some((start) => String(value).startsWith(start))) &&
    (said.anyOf === undefined || said.anyOf.includes(String(value))) &&
    (said.is === undefined || said.is === value) &&
    (said.from === undefined || compared(said.from) >= 0) &&
    (said.to === undefined || compared(said.to) <= 0)
  );
};

type Asked = { filter?: Record<string, Condition | undefined>; text?: string; sort?: Sort };

/** The rows a list shall answer, in their order. */
export const workedOut = (rows: readonly Thing[], org: string, { filter = {}, text = '', sort }: Asked): Thing[] => {
  const { by, down } = sort ?? { by: 'at', down: true };
  const words = text.trim().split(/\s+/).filter(Boolean);
  const column = by as keyof Thing; // The list sorts by columns of a thing only.
  return rows
    .filter((row) => row.org === org)
    .filter((row) =>
      Object.entries(filter).every(
        ([name, said]) => said === undefined || meets(row[name as keyof Thing], name === 'at', said),
      ),
    )
    .filter((row) => words.every((word) => folded(`${row.name}\n${row.note ?? ''}`).includes(folded(word))))
    .sort((a, b) => (down ? -1 : 1) * (order(a[column], b[column]) || order(a.id, b.id)));
};

/** As C.UTF-8 orders: by character, not by half of one; what is empty stands last. */
const order = (a: Thing[keyof Thing], b: Thing[keyof Thing]): number => {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(String(b)));
  return Number(a) - Number(b);
};
