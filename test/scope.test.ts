/** Positions held for a scope: nothing outside it is done, explained or shown. */
import { describe, expect } from 'vitest';
import { acceptance } from '#contract/acceptance';
import { partners } from '#contract/partners';
import { receiving } from '#contract/receiving';
import { shipping } from '#contract/shipping';
import { trace } from '#contract/trace';
import { warehouse } from '#contract/warehouse';
import { appointed, asOwner, test, type World } from '#test/world';

type Narrowed = { sites?: string[]; parties?: string[]; categories?: string[] };

/** Somebody who holds a position for a scope only. */
const narrowed = async (world: World, position: 'receiver' | 'acceptor' | 'dispatcher', scope: Narrowed) => {
  const person = await world.someone();
  await appointed(world.admin, person.id, { position, ...scope });
  return person;
};

const rulesOf = (findings: { rule: string }[]) => findings.map(({ rule }) => rule);

describe('a position held for a site', () => {
  test('permits acts at that site and refuses them elsewhere, with that reason alone', async ({ world }) => {
    const { siteId } = world;
    const elsewhere = await world.site('二号仓');
    const { id: productId } = await world.product();
    const receiver = await narrowed(world, 'receiver', { sites: [siteId] });
    const said = world.arriving({ productId, lotNumber: 'S1', lastUseOn: '2031-12-31' });

    const refused = await receiver.mayNot(receiving.receive, { ...said, about: { siteId: elsewhere } });
    const answer = await receiver.does(receiving.receive, said);

    expect(rulesOf(refused)).toEqual(['kernel.scopeCovers']);
    expect(answer.documents).toHaveLength(2);
  });

  test('explains a disabled button by the scope alone', async ({ world }) => {
    const { lotId } = await world.releasedLot();
    const elsewhere = await world.site('二号仓');
    const dispatcher = await narrowed(world, 'dispatcher', { sites: [elsewhere] });

    expect(rulesOf(await dispatcher.isBlocked(shipping.ship, { siteId: world.siteId, lotId }))).toEqual([
      'kernel.scopeCovers',
    ]);
  });

  test('shows sites, stock, acceptances, receipts and traces of that site only', async ({ world }) => {
    const { lotId, number } = await world.releasedLot();
    await world.receivedLot();
    const elsewhere = await world.site('二号仓');
    const acceptor = await narrowed(world, 'acceptor', { sites: [elsewhere] });

    expect(await acceptor.sees(warehouse.sites, {})).toEqual([{ id: elsewhere, name: '二号仓' }]);
    expect((await acceptor.sees(shipping.stock, { text: '' })).lots).toEqual([]);
    expect((await acceptor.sees(acceptance.waiting, {})).acceptances).toEqual([]);
    expect((await acceptor.sees(receiving.station, {})).recent).toEqual([]);
    expect(await acceptor.sees(trace.find, { text: number })).toEqual([]);
    expect(await acceptor.sees(trace.holders, { lotId })).toEqual([]);
    expect((await acceptor.sees(trace.movements, { lotId })).movements).toEqual([]);
  });
});

describe('a position held for partners', () => {
  test('permits and shows these partners only', async ({ world }) => {
    const other = await world.partner('customer', '第二医院');
    const { lotId } = await world.releasedLot();
    const dispatcher = await narrowed(world, 'dispatcher', { parties: [other] });

    const refused = await dispatcher.mayNot(shipping.ship, world.shipping(lotId, 1));

    expect(rulesOf(refused)).toEqual(['kernel.scopeCovers']);
    expect((await dispatcher.sees(partners.list, { kind: 'customer' })).map(({ id }) => id)).toEqual([other]);
  });
});

describe('a position held for product categories', () => {
  test('permits and shows these categories only', async ({ world }) => {
    const { lotId, productId, acceptanceId } = await world.receivedLot();
    const acceptor = await narrowed(world, 'acceptor', { categories: ['6815'] });
    const before = await acceptor.isBlocked(acceptance.releaseAccepted, { acceptanceId });
    const unseen = await acceptor.sees(trace.find, { text: 'nothing' });
    await asOwner(`update catalog.product set category = '6815' where org_id = $1 and id = $2`, [world.org, productId]);

    const after = await acceptor.isBlocked(acceptance.releaseAccepted, { acceptanceId });

    expect(rulesOf(before)).toEqual(['kernel.scopeCovers']);
    expect(unseen).toEqual([]);
    expect(after).toEqual([]);
    expect(await acceptor.sees(trace.holders, { lotId })).toHaveLength(2);
  });
});
