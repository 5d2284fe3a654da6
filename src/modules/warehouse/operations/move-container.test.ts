import { describe, expect } from 'vitest';
import { search } from '#contract/search';
import { shipping } from '#contract/shipping';
import { warehouse } from '#contract/warehouse';
import { checkDigit } from '#standards/gs1-check-digit';
import { test, type World } from '#test/world';

const ssccOf = (number: number): string => {
  const seventeen = `0690123${String(number).padStart(10, '0')}`;
  return `${seventeen}${checkDigit(seventeen)}`;
};
const sscc = ssccOf(1);

const opening = (world: World, toLocationId: string, code = sscc) => ({
  about: { siteId: world.siteId },
  fill: { sscc: code, toLocationId },
});

const opened = async (world: World, toLocationId: string, code = sscc): Promise<string> => {
  const { output } = await world.storekeeper.does(warehouse.openContainer, opening(world, toLocationId, code));
  return output.containerId;
};

const moving = (lotId: string, fromLocationId: string, toLocationId: string, quantity: number) => ({
  about: { lotId, fromLocationId, status: 'qualified' as const },
  fill: { toLocationId, quantity, serials: [] },
});

/** A container in the qualified zone with six of ten of a lot. */
const packed = async (world: World) => {
  const lot = await world.releasedLot({ quantity: 10 });
  const zone = await world.placeOf('qualified');
  const containerId = await opened(world, zone);
  await world.storekeeper.does(warehouse.move, moving(lot.lotId, zone, containerId, 6));
  return { ...lot, zone, containerId };
};

const carrying = (containerId: string, toLocationId: string) => ({ about: { containerId }, fill: { toLocationId } });

describe('a container', () => {
  test('is carried with all that is in it: its place changes, the goods are not posted', async ({ world }) => {
    const { lotId, containerId } = await packed(world);
    const before = await world.stockOf(lotId);
    const dispatch = await world.placeOf('dispatch');

    const { documents } = await world.storekeeper.does(warehouse.moveContainer, carrying(containerId, dispatch));

    const { container, packed: inside, carried } = await world.admin.sees(warehouse.container, { containerId });
    expect(container).toMatchObject({ sscc, within: { zh: '一号仓 发货区' }, lots: 1 });
    expect(inside).toMatchObject([{ lotId, quantity: 6, status: 'qualified' }]);
    expect(carried.map(({ from, to }) => [from?.zh, to.zh])).toEqual([
      ['一号仓 合格品区', '一号仓 发货区'],
      [undefined, '一号仓 合格品区'],
    ]);
    expect(await world.stockOf(lotId)).toEqual(before);
    const standing = await world.admin.sees(warehouse.standing, { lotId });
    expect(standing.map(({ within, quantity }) => [within?.zh, quantity])).toEqual([
      [undefined, 4],
      ['一号仓 发货区', 6],
    ]);
    const documentId = documents[0]?.id ?? '';
    const { lines } = await world.admin.sees(warehouse.carriedLines, { documentId });
    expect(lines).toMatchObject([{ sscc, from: { zh: '一号仓 合格品区' }, to: { zh: '一号仓 发货区' } }]);
    expect((await world.admin.sees(warehouse.movedLines, { documentId })).lines).toEqual([]);
  });

  test('is unpacked by moving goods out of it, and what is in it can be shipped', async ({ world }) => {
    const { lotId, zone, containerId } = await packed(world);

    await world.storekeeper.does(warehouse.move, moving(lotId, containerId, zone, 2));
    await world.dispatcher.does(shipping.ship, world.shipping(lotId, 10));

    expect((await world.admin.sees(warehouse.container, { containerId })).packed).toEqual([]);
    expect(await world.balancesOf(lotId)).toEqual({ supplier: -10, customer: 10 });
  });

  test('stands only where all that is in it may stand, on its site, and in no other container', async ({ world }) => {
    const { containerId, zone } = await packed(world);
    const other = await opened(world, zone, ssccOf(2));
    const foreign = await world.site('二号仓');
    const places = await world.admin.sees(warehouse.places, { siteId: foreign });
    const rulesOf = async (toLocationId: string) =>
      (await world.storekeeper.mayNot(warehouse.moveContainer, carrying(containerId, toLocationId))).map(
        ({ rule }) => rule,
      );

    expect(await rulesOf(await world.placeOf('waiting'))).toEqual(['warehouse.zoneFitsStatus']);
    expect(await rulesOf(other)).toEqual(['warehouse.containerStandsInAPlace']);
    expect(await rulesOf(zone)).toEqual(['warehouse.containerStandsInAPlace']);
    expect(await rulesOf(places[0]?.id ?? '')).toContain('warehouse.containerStandsInAPlace');
    const wrong = await world.storekeeper.mayNot(warehouse.openContainer, opening(world, containerId, ssccOf(3)));
    expect(wrong.map(({ rule }) => rule)).toEqual(['warehouse.containerStandsInAPlace']);
  });

  test('is reached by holds, and goods that a hold keeps are carried like others', async ({ world }) => {
    const { lotId, containerId } = await packed(world);

    await world.storekeeper.does(warehouse.hold, world.holding('lot', lotId));
    await world.storekeeper.does(warehouse.moveContainer, carrying(containerId, await world.placeOf('nonconforming')));

    const { packed: inside } = await world.admin.sees(warehouse.container, { containerId });
    expect(inside).toMatchObject([{ status: 'onHold', quantity: 6 }]);
    expect(await world.stockOf(lotId)).toEqual({ onHold: 10 });
  });

  test('is found by its SSCC, scanned or typed, and by nobody of another site', async ({ world }) => {
    const { containerId } = await packed(world);
    const found = [{ kind: 'container', foundId: containerId, title: sscc, aside: '一号仓 合格品区' }];

    expect(await world.admin.sees(search.find, { text: `(00)${sscc}` })).toEqual(found);
    expect(await world.admin.sees(search.find, { text: sscc })).toEqual(found);
    const { containers } = await world.admin.sees(warehouse.containers, { text: sscc.slice(-5) });
    expect(containers).toMatchObject([{ containerId, sscc, lots: 1 }]);
  });

  test('has an SSCC that is right, and of its own', async ({ world }) => {
    const zone = await world.placeOf('qualified');
    await opened(world, zone);

    await expect(world.storekeeper.does(warehouse.openContainer, opening(world, zone))).rejects.toThrow();
    const wrong = `${sscc.slice(0, 17)}${(Number(sscc.at(-1)) + 1) % 10}`;
    await expect(world.storekeeper.does(warehouse.openContainer, opening(world, zone, wrong))).rejects.toThrow(
      'malformed input',
    );
  });

  test('that is carried while goods are packed into it takes no goods where they may not stand', async ({ world }) => {
    const { stepping } = await import('#test/interleaving/stepped');
    for (const statement of [1, 2, 3, 4, 5]) {
      const lot = await world.releasedLot({ quantity: 10 });
      const [zone, waiting] = [await world.placeOf('qualified'), await world.placeOf('waiting')];
      const containerId = await opened(world, zone, ssccOf(100 + statement));
      const { about, fill } = moving(lot.lotId, zone, containerId, 5);
      const packing = stepping(world.storekeeper, warehouse.move, about, fill);
      await packing.steps(statement);

      const carried = world.storekeeper
        .does(warehouse.moveContainer, carrying(containerId, waiting))
        .then(() => true)
        .catch(() => false);
      await Promise.race([carried, new Promise((wake) => setTimeout(wake, 200))]);
      const outcome = await packing.finish();

      expect((await carried) && outcome === 'done', `stopped after statement ${statement}`).toBe(false);
    }
  });
});
