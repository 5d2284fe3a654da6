/** Lists against the same list worked out in memory: whatever is asked, each row comes once, in the one order. */
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { Refused } from '#kernel/errors';
import { list } from '#kernel/lists/list';
import { Malformed } from '#kernel/malformed';
import { listOfThings, thing, things, workedOut } from '#test/listed';
import { asOwner, newWorld, test } from '#test/world';

const letter = fc.constantFrom(...'abA1ＡB１导管支架%_\\\'"é 𠮷');
const text = fc.string({ unit: letter, minLength: 1, maxLength: 6 }).map((said) => said.trim() || '导');
const day = fc.constantFrom('2026-04-30', '2026-05-01', '2026-05-02', '2027-12-31');
const moment = fc.constantFrom('2026-04-30T15:59:59.999Z', '2026-04-30T16:00:00.000Z', '2026-05-01T08:00:00.123Z');
const count = fc.constantFrom(-1, 0, 5, 10);
const says = fc.record({
  name: text,
  note: fc.option(text),
  state: fc.constantFrom<'new' | 'old'>('new', 'old'),
  count: fc.option(count),
  madeOn: fc.option(day),
  at: moment,
  isGood: fc.boolean(),
});

const ends = <T extends string | number>(end: fc.Arbitrary<T>) =>
  fc.record({ from: fc.option(end, { nil: undefined }), to: fc.option(end, { nil: undefined }) });
const isEmpty = fc.boolean().map((said) => ({ isEmpty: said }));
const ofText = fc.oneof(
  fc.constantFrom('contains', 'equals', 'begins').chain((way) => text.map((said) => ({ [way]: said }))),
  fc.array(text, { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
);
const filter = fc.record(
  {
    name: ofText,
    note: fc.oneof(ofText, isEmpty),
    state: fc.uniqueArray(fc.constantFrom('new', 'old'), { minLength: 1 }).map((anyOf) => ({ anyOf })),
    count: fc.oneof(ends(count), isEmpty),
    madeOn: fc.oneof(ends(day), isEmpty),
    at: ends(day),
    isGood: fc.boolean().map((said) => ({ is: said })),
  },
  { requiredKeys: [] },
);
/** Most questions say little, or hardly any row would answer them. */
const fewOf = filter.map((said) => Object.fromEntries(Object.entries(said).slice(0, 2)));
const by = fc.constantFrom('name', 'note', 'count', 'madeOn', 'at', 'isGood');
const question = fc.record({
  filter: fewOf,
  text: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: text }),
  sort: fc.record({ by, down: fc.boolean() }),
  limit: fc.integer({ min: 1, max: 9 }),
});

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

describe('a list', () => {
  test('answers what is worked out in memory, each row once, whatever the pages', async ({ world }) => {
    const elsewhere = await newWorld();
    await fc.assert(
      fc.asyncProperty(fc.array(says, { maxLength: 30 }), question, async (said, asked) => {
        const rows = said.map((one, at) => thing(at % 5 === 0 ? elsewhere.org : world.org, one));

        const found = await listOfThings(() => rows).pages(world.admin, asked);

        expect(idsOf(found)).toEqual(idsOf(workedOut(rows, world.org, asked)));
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  test('loses and repeats no row when others come between its pages', async ({ world }) => {
    await fc.assert(
      fc.asyncProperty(fc.array(says, { minLength: 5, maxLength: 20 }), question, says, async (said, asked, late) => {
        const rows = said.map((one) => thing(world.org, one));
        const before = idsOf(workedOut(rows, world.org, asked));
        const come = () => {
          if (rows.length < 60) rows.push(thing(world.org, late));
        };

        const found = idsOf(await listOfThings(() => rows).pages(world.admin, asked, come));

        expect(found.filter((id) => before.includes(id))).toEqual(before);
        expect(new Set(found).size).toBe(found.length);
      }),
      { numRuns: 60 },
    );
  });

  test('counts its rows when asked to', async ({ world }) => {
    const rows = Array.from({ length: 7 }, (_, at) => thing(world.org, { count: at }));
    const asked = { filter: { count: { from: 2 } }, limit: 2 };

    const { page } = listOfThings(() => rows);

    expect((await page(world.admin, { ...asked, withTotal: true })).total).toEqual({ count: 5, isExact: true });
    expect((await page(world.admin, asked)).total).toBeNull();
  });

  test('finds a word of two characters in any column searched, in any width', async ({ world }) => {
    const rows = [thing(world.org, { name: '冠脉支架', note: 'ＡＢＣ-12' }), thing(world.org, { name: '导管' })];
    const { page } = listOfThings(() => rows);

    const found = await Promise.all(['支架', 'abc', '支架 12', '导管 支架'].map((text) => page(world.admin, { text })));

    expect(found.map((its) => its.rows.length)).toEqual([1, 1, 1, 0]);
  });
});

describe('what a list may not show', () => {
  test('a price is absent without its permission, and can be neither filtered nor sorted by', async ({ world }) => {
    const rows = [thing(world.org, { unitPrice: '12.50' }), thing(world.org, { unitPrice: '9' })];
    const without = listOfThings(() => rows);
    const asked = { filter: { unitPrice: { from: '10' } }, sort: { by: 'unitPrice', down: false } };

    const [first] = (await without.page(world.admin, {})).rows;
    const refused = await without.page(world.admin, asked).catch((error: unknown) => error);
    const seen = await listOfThings(() => rows, { seesPrices: true }).page(world.admin, asked);

    expect(first && 'unitPrice' in first).toBe(false);
    expect(refused).toBeInstanceOf(Refused);
    expect(String(refused)).toContain('may not see “Unit price”');
    expect(seen.rows.map(({ unitPrice }) => unitPrice)).toEqual(['12.50']);
  });

  test('a personal value is masked, and nothing can be asked about it', async ({ world }) => {
    const { page } = listOfThings(() => [thing(world.org)]);

    const { rows } = await page(world.admin, {});
    const asked = await page(world.admin, { filter: { identityNumber: { contains: '1' } } }).catch(String);

    expect(rows[0]?.identityNumber).toBe('1***');
    expect(asked).toContain('malformed');
  });

  test('a secret stands in no list, and a price in none that answers it to everybody', () => {
    const { row } = things.all.list;
    const declared = { title: { zh: '物', en: 'Things' }, key: ['id'], sorts: [], searched: [] } as const;
    const bare = row.extend({ unitPrice: row.shape.unitPrice.unwrap() });

    expect(() => list({ ...declared, row: bare, sort: { by: 'id', down: false } })).toThrow('to everybody');
    const sorted = { ...declared, row, sorts: ['identityNumber'], sort: { by: 'id', down: false } } as const;
    expect(() => list(sorted)).toThrow('masked');
  });

  test('the rows of another company, and of sites outside the scope', async ({ world }) => {
    const elsewhere = await newWorld();
    const other = await world.site('二号仓');
    const rows = [
      thing(world.org, { site: world.siteId }),
      thing(world.org, { site: other }),
      thing(elsewhere.org, { site: null }),
    ];
    const within = await world.someone('receiver');
    const narrow =
      'update kernel.position_holding set sites = jsonb_build_array($3::text) where org_id = $1 and person_id = $2';
    await asOwner(narrow, [world.org, within.id, other]);

    const { pages } = listOfThings(() => rows);

    expect((await pages(within, {})).map(({ site }) => site)).toEqual([other]);
    expect((await pages(world.admin, {})).map(({ site }) => site)).toEqual([other, world.siteId]);
  });
});

describe('a malformed question', () => {
  const asked: [string, object, string][] = [
    ['an unknown column', { filter: { colour: { equals: 'red' } } }, 'filter'],
    ['an unknown way to ask', { filter: { name: { like: 'a' } } }, 'filter.name'],
    ['a value that is no choice', { filter: { state: { anyOf: ['broken'] } } }, 'filter.state.anyOf.0'],
    ['SQL for a column to sort by', { sort: { by: 'name; drop table x', down: false } }, 'sort.by'],
    ['a column nobody sorts by', { sort: { by: 'state', down: false } }, 'sort.by'],
    ['a page too long', { limit: 201 }, 'limit'],
    ['a cursor made by hand', { after: 'abc' }, 'after'],
    ['a cursor of rubbish', { after: Buffer.from('{"of":"x","at":[1]}').toString('base64url') }, 'after'],
  ];

  for (const [claim, input, path] of asked) {
    test(`is told by its place: ${claim}`, async ({ world }) => {
      const error = await listOfThings(() => [])
        .page(world.admin, input)
        .catch((thrown: unknown) => thrown);

      expect(error).toBeInstanceOf(Malformed);
      const [first] = error instanceof Malformed ? error.malformed : [];
      expect(first?.path).toBe(path);
      expect(first?.message.zh).toMatch(/\p{Script=Han}/u);
    });
  }

  test('of a cursor that belongs to another filter, or was changed', async ({ world }) => {
    const rows = Array.from({ length: 4 }, () => thing(world.org));
    const { page } = listOfThings(() => rows);
    const { next } = await page(world.admin, { limit: 1 });
    const { of } = JSON.parse(Buffer.from(next ?? '', 'base64url').toString());
    const forged = (...at: string[]) => Buffer.from(JSON.stringify({ of, at })).toString('base64url');

    const outcomes = await Promise.all(
      [
        { after: next, text: '管' },
        { after: next, sort: { by: 'name', down: true } },
        { after: forged('infinity', `${rows[0]?.id}'`) },
        { after: forged('2026-13-45 00:00:00+00', rows[0]?.id ?? '') },
        { after: forged('2026-05-01 08:00:00+00') },
      ].map((asked) => page(world.admin, { limit: 1, ...asked }).catch(String)),
    );

    expect(outcomes).toEqual(Array(5).fill('Error: malformed input'));
  });
});
