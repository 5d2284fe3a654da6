import { describe, expect } from 'vitest';
import { receiving } from '#contract/receiving';
import { warehouse } from '#contract/warehouse';
import { test, type World } from '#test/world';

/** A lot of which seven of ours stand beside five of another supplier's, all of them released. */
const mixed = async (world: World) => {
  const lot = await world.releasedLot({ quantity: 7 });
  const other = await world.partner('supplier', '供货者乙');
  const { about, fill } = world.arriving({ productId: lot.productId, lotNumber: lot.number, quantity: 5 });
  const { documents } = await world.receiver.does(receiving.receive, { about, fill: { ...fill, supplierId: other } });
  await world.release(documents.find(({ kind }) => kind === 'acceptance.acceptance')?.id ?? '');
  const bin = { zone: 'qualified' as const, bin: 'A-01' };
  const { output } = await world.storekeeper.does(warehouse.openBin, { about: { siteId: world.siteId }, fill: bin });
  return { ...lot, other, zone: await world.placeOf('qualified'), bin: output.locationId };
};

const separating = (lotId: string, fromLocationId: string, toLocationId: string) => ({
  about: { lotId, fromLocationId },
  fill: { toLocationId, reason: '按随货同行单逐件核对' },
});

describe('separating', () => {
  test('frees what stood held beside another’s goods, in a place of its own', async ({ world }) => {
    const { lotId, other, zone, bin } = await mixed(world);
    await world.storekeeper.does(warehouse.hold, world.holding('supplier', other));
    expect(await world.stockOf(lotId)).toEqual({ onHold: 12 });

    await world.qualityHead.does(warehouse.separate, separating(lotId, zone, bin));

    expect(await world.stockOf(lotId)).toEqual({ onHold: 5, qualified: 7, available: 7 });
    const standing = await world.admin.sees(warehouse.standing, { lotId });
    expect(standing.map(({ locationId, status, quantity }) => [locationId, status, quantity])).toEqual([
      [bin, 'qualified', 7],
      [zone, 'onHold', 5],
    ]);
  });

  test('is refused where a hold lies on the goods themselves, or where they would mix again', async ({ world }) => {
    const { lotId, other, zone, bin } = await mixed(world);
    const rulesOf = async (toLocationId: string) =>
      (await world.qualityHead.mayNot(warehouse.separate, separating(lotId, zone, toLocationId))).map(
        ({ rule }) => rule,
      );
    const rule = 'warehouse.separatedGoodsStandApart';

    expect(await rulesOf(bin)).toEqual([rule]);
    await world.storekeeper.does(warehouse.hold, world.holding('supplier', other));
    expect(await rulesOf(zone)).toEqual([rule]);
    expect(await rulesOf(await world.placeOf('waiting'))).toEqual([rule]);
    const about = { lotId, fromLocationId: zone, status: 'onHold' as const };
    const fill = { toLocationId: bin, quantity: 1, serials: [] };
    await world.storekeeper.does(warehouse.move, { about, fill });
    expect(await rulesOf(bin)).toEqual([rule]);

    await world.storekeeper.does(warehouse.hold, world.holding('lot', lotId));
    expect(await rulesOf(await world.placeOf('dispatch'))).toEqual([rule]);
  });

  test('is quality’s alone', async ({ world }) => {
    const { lotId, zone, bin } = await mixed(world);

    const findings = await world.storekeeper.mayNot(warehouse.separate, separating(lotId, zone, bin));

    expect(findings).toMatchObject([{ rule: 'kernel.positionPermits' }]);
  });
});
