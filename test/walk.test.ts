/** Every query of the registry, asked from a foreign scope and a foreign company: nothing foreign is shown. A later
 *  query is covered by being in the registry. */
import { beforeAll, describe, expect, test } from 'vitest';
import { positions } from '#app/positions';
import { shipping } from '#contract/shipping';
import { ask } from '#kernel/ask';
import type { Query } from '#kernel/contract';
import { NotFound, Refused } from '#kernel/errors';
import { Malformed } from '#kernel/malformed';
import { appointed, asOwner, kernel, newWorld, type World } from '#test/world';

const queries: readonly Query[] = [...kernel.registry.readings.values()].map(({ query }) => query);

type Person = World['receiver'];

let world: World;
let other: World;
let foreign: Person;
let inside: Person;
let marks: string[];

/** All positions but the program's own and the administrator's, who holds none of quality. */
const everything = (Object.keys(positions) as (keyof typeof positions)[]).filter(
  (its) => !['program', 'administrator'].includes(its),
);

/** Whoever holds everything there is, for one site and one partner at which nothing ever happened. */
const narrowed = async (at: World, extent: { sites: string[]; parties: string[]; categories: string[] }) => {
  const person = await at.someone();
  for (const position of everything) await appointed(at.admin, person.id, { position, ...extent });
  return person;
};

beforeAll(async () => {
  [world, other] = [await newWorld(), await newWorld()];
  const { lotId } = await world.releasedLot({ serials: ['WALK-1', 'WALK-2'], lotNumber: 'WALKLOT' });
  await world.receivedLot({ lotNumber: 'WALKWAITS' });
  await world.dispatcher.does(shipping.ship, world.shipping(lotId, 1, ['WALK-1']));
  const empty = {
    sites: [await world.site('空仓')],
    parties: [await world.partner('customer', '别家')],
    categories: ['none'],
  };
  foreign = await narrowed(world, empty);
  inside = await world.someone(...everything);
  marks = await marksOf(world);
});

/** What nobody outside may see: the site, the partners, lots, units, documents and places of what happened here. */
const marksOf = async ({ org, siteId, supplierId, hospitalId }: World): Promise<string[]> => {
  const rows = await asOwner<{ mark: string }>(
    `select id::text as mark from kernel.lot where org_id = $1
     union all select number from kernel.lot where org_id = $1
     union all select id::text from kernel.document where org_id = $1
       and (kind <> 'partners.certificate' or counterparty_id in ($2, $3))
     -- The first certificates have the same numbers in every company.
     union all select number from kernel.document where org_id = $1 and kind <> 'partners.certificate'
     union all select id::text from kernel.serial_unit where org_id = $1
     union all select product_id::text from kernel.lot where org_id = $1
     union all select id::text from kernel.movement where org_id = $1`,
    [org, supplierId, hospitalId],
  );
  return [...new Set([...rows.map(({ mark }) => mark), siteId, supplierId, hospitalId])];
};

/** What these are called; every company of a test calls them so. */
const names = ['一号仓', '第一医院', '供货者甲'];

/** Inputs that a query's schema takes, out of the ids and numbers of what must not be seen. */
const inputsOf = (query: Query): Record<string, unknown>[] => {
  const keys = Object.keys(query.input.shape);
  const tried = [
    {},
    ...marks.flatMap((mark) => keys.map((key) => ({ [key]: mark }))),
    ...['supplier', 'customer'].map((kind) => ({ kind })),
  ];
  return tried.filter((input) => query.input.safeParse(input).success).slice(0, 80);
};

const answerTo = async (asker: Person['asker'], query: Query, input: unknown): Promise<string> => {
  try {
    return JSON.stringify(await ask(kernel, asker, query.name, input));
  } catch (error) {
    if (error instanceof NotFound || error instanceof Refused || error instanceof Malformed) return '';
    throw error;
  }
};

/** What the asker said themselves comes back in some answers and tells them nothing. */
const shownIn = (answer: string, input: Record<string, unknown>, sought = marks) =>
  sought.filter((mark) => answer.includes(mark) && !Object.values(input).includes(mark));

describe('every query', () => {
  test.for(queries.map((query) => [query.name, query] as const))(
    '%s shows nothing of a foreign scope',
    async ([, query]) => {
      if (query.scope) {
        expect(query.scope).toMatch(/^company-wide: .{10,}/);
        return;
      }
      for (const input of inputsOf(query)) {
        const shown = shownIn(await answerTo(foreign.asker, query, input), input, [...marks, ...names]);
        expect(shown, JSON.stringify(input)).toEqual([]);
      }
    },
  );

  test.for(queries.map((query) => [query.name, query] as const))(
    '%s shows nothing of a foreign company',
    async ([, query]) => {
      for (const input of inputsOf(query)) {
        expect(shownIn(await answerTo(other.admin.asker, query, input), input), JSON.stringify(input)).toEqual([]);
      }
    },
  );

  test('would be seen to show something: inside, most of them do', async () => {
    const showing = [];
    for (const query of queries) {
      for (const input of inputsOf(query)) {
        const shown = shownIn(await answerTo(inside.asker, query, input), input, [...marks, ...names]);
        if (shown.length === 0) continue;
        showing.push(query.name);
        break;
      }
    }

    expect(showing).toEqual(
      expect.arrayContaining([
        'trace.find',
        'trace.holders',
        'shipping.stock',
        'acceptance.waiting',
        'receiving.station',
      ]),
    );
    expect(showing.length).toBeGreaterThan(queries.length / 3);
  });
});
