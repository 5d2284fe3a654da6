import { describe, expect } from 'vitest';
import { shipping } from '#contract/shipping';
import { warehouse } from '#contract/warehouse';
import { test, type World } from '#test/world';

const openBin = async ({ storekeeper, siteId }: World, bin: string): Promise<string> => {
  const { output } = await storekeeper.does(warehouse.openBin, {
    about: { siteId },
    fill: { zone: 'qualified', bin },
  });
  return (output as { locationId: string }).locationId; // Its declared output.
};

const moving = (
  lotId: string,
  fromLocationId: string,
  toLocationId: string,
  quantity: number,
  serials: string[] = [],
) => ({
  about: { lotId, fromLocationId, status: 'qualified' as const },
  fill: { toLocationId, quantity, serials },
});

describe('moving between bins', () => {
  test('changes the place and neither pool nor reservation', async ({ world }) => {
    const lot = await world.releasedLot({ quantity: 10 });
    const zone = await world.placeOf('qualified');
    const bin = await openBin(world, 'A-01');
    await world.salesperson.does(shipping.reserve, world.reserving(lot.productId, 8));
    const before = await world.stockOf(lot.lotId);

    await world.storekeeper.does(warehouse.move, moving(lot.lotId, zone, bin, 7));

    expect(before).toEqual({ qualified: 10, reserved: 8, available: 2 });
    expect(await world.stockOf(lot.lotId)).toEqual(before);
    expect(
      (await world.admin.sees(warehouse.standing, { lotId: lot.lotId })).map(({ place, quantity }) => [
        place.zh,
        quantity,
      ]),
    ).toEqual([
      ['一号仓 A-01', 7],
      ['一号仓 合格品区', 3],
    ]);
  });

  test('is refused where the zone does not fit, where too little stands, or where picking is bound', async ({
    world,
  }) => {
    const lot = await world.releasedLot({ quantity: 10 });
    const [zone, waiting] = [await world.placeOf('qualified'), await world.placeOf('waiting')];
    const bin = await openBin(world, 'A-01');
    const { output } = await world.salesperson.does(shipping.reserve, world.reserving(lot.productId, 8));
    const { reservationId } = output as { reservationId: string }; // Its declared output.
    await world.storekeeper.does(shipping.allocate, { about: { reservationId }, fill: {} });

    const rulesOf = async (said: ReturnType<typeof moving>) =>
      (await world.storekeeper.mayNot(warehouse.move, said)).map(({ rule }) => rule);

    expect(await rulesOf(moving(lot.lotId, zone, waiting, 1))).toEqual(['warehouse.zoneFitsStatus']);
    expect(await rulesOf(moving(lot.lotId, zone, bin, 3))).toEqual(['warehouse.goodsAreThere']);
    expect(await rulesOf(moving(lot.lotId, zone, world.siteId, 1))).toEqual(['warehouse.zoneFitsStatus']);
    expect(await rulesOf(moving(lot.lotId, zone, zone, 1))).toEqual(['warehouse.zoneFitsStatus']);
  });

  test('of units takes those that were named', async ({ world }) => {
    const lot = await world.releasedLot({ serials: ['S1', 'S2', 'S3'] });
    const zone = await world.placeOf('qualified');
    const bin = await openBin(world, 'B-01');

    await world.storekeeper.does(warehouse.move, moving(lot.lotId, zone, bin, 2, ['S1', 'S3']));
    const unnamed = await world.storekeeper.mayNot(warehouse.move, moving(lot.lotId, zone, bin, 1));
    const elsewhere = await world.storekeeper.mayNot(warehouse.move, moving(lot.lotId, zone, bin, 1, ['S1']));

    expect(unnamed.map(({ rule }) => rule)).toEqual(['warehouse.goodsAreThere']);
    expect(elsewhere.map(({ rule }) => rule)).toEqual(['warehouse.unitsStandThere']);
    expect(await world.stockOf(lot.lotId)).toEqual({ qualified: 3, available: 3 });
  });

  test('of held goods keeps what lies beneath', async ({ world }) => {
    const lot = await world.releasedLot({ quantity: 5 });
    const { documents } = await world.storekeeper.does(warehouse.hold, world.holding('lot', lot.lotId));
    const [zone, apart] = [await world.placeOf('qualified'), await world.placeOf('return')];

    for (const [from, to] of [
      [zone, apart],
      [apart, zone],
    ] as const) {
      await world.storekeeper.does(warehouse.move, {
        about: { lotId: lot.lotId, fromLocationId: from, status: 'onHold' },
        fill: { toLocationId: to, quantity: 2, serials: [] },
      });
    }
    const about = { holdId: documents[0]?.id ?? '' };
    await world.qualityHead.does(warehouse.lift, { about, fill: { reason: '查明无误' } });

    expect(await world.stockOf(lot.lotId)).toEqual({ qualified: 5, available: 5 });
  });
});
