import { describe, expect } from 'vitest';
import { catalog } from '#contract/catalog';
import { partners } from '#contract/partners';
import { shipping } from '#contract/shipping';
import { test, type World } from '#test/world';

const reserved = async ({ salesperson, reserving }: World, productId: string, quantity: number): Promise<string> => {
  const { output } = await salesperson.does(shipping.reserve, reserving(productId, quantity));
  return (output as { reservationId: string }).reservationId; // Its declared output.
};

const twoLots = async (world: World) => {
  const late = await world.releasedLot({ quantity: 10, lastUseOn: '2031-12-31' });
  const { productId } = late;
  const early = await world.releasedLot({ quantity: 6, lastUseOn: '2030-06-30', productId });
  return { late, early, productId };
};

describe('reserving', () => {
  test('takes what expires first, over as many lots as it needs', async ({ world }) => {
    const { late, early, productId } = await twoLots(world);

    await reserved(world, productId, 8);

    expect(await world.stockOf(early.lotId)).toEqual({ qualified: 6, reserved: 6 });
    expect(await world.stockOf(late.lotId)).toEqual({ qualified: 10, reserved: 2, available: 8 });
  });

  test('leaves aside what does not last as long as the customer asks', async ({ world }) => {
    const { late, early, productId } = await twoLots(world);
    const days = Math.round((Date.parse('2031-01-01') - Date.now()) / 86_400_000);

    await world.salesperson.does(shipping.reserve, world.reserving(productId, 3, { minRemainingDays: days }));
    const findings = await world.salesperson.mayNot(
      shipping.reserve,
      world.reserving(productId, 8, { minRemainingDays: days }),
    );

    expect(await world.stockOf(early.lotId)).toEqual({ qualified: 6, available: 6 });
    expect(await world.stockOf(late.lotId)).toEqual({ qualified: 10, reserved: 3, available: 7 });
    expect(findings.map(({ rule }) => rule)).toEqual(['shipping.stockIsAvailable']);
  });

  test('keeps goods from others: they can neither be promised again nor shipped', async ({ world }) => {
    const lot = await world.releasedLot({ quantity: 10 });
    await reserved(world, lot.productId, 9);

    const promised = await world.salesperson.mayNot(shipping.reserve, world.reserving(lot.productId, 2));
    const shipped = await world.dispatcher.mayNot(shipping.ship, world.shipping(lot.lotId, 2));

    expect(promised.map(({ rule }) => rule)).toEqual(['shipping.stockIsAvailable']);
    expect(shipped.map(({ rule }) => rule)).toEqual(['shipping.stockCovers']);
  });

  test('is given up, picked, and shipped', async ({ world }) => {
    const lot = await world.releasedLot({ quantity: 10 });
    const [given, kept] = [await reserved(world, lot.productId, 3), await reserved(world, lot.productId, 4)];

    const reason = { reason: '客户取消' };
    await world.salesperson.does(shipping.releaseReservation, { about: { reservationId: given }, fill: reason });
    await world.storekeeper.does(shipping.allocate, { about: { reservationId: kept }, fill: {} });
    const { lines } = await world.dispatcher.sees(shipping.reservations, {});
    await world.dispatcher.does(shipping.shipReserved, { about: { reservationId: kept }, fill: { serials: [] } });

    expect(lines).toMatchObject([{ reservationId: kept, quantity: 4, places: [{ zh: '一号仓 合格品区' }] }]);
    expect(await world.stockOf(lot.lotId)).toEqual({ qualified: 6, available: 6 });
    expect(await world.balancesOf(lot.lotId)).toEqual({ supplier: -10, qualified: 6, customer: 4 });
  });

  test('is listed page after page, where a page may end between two of its lots', async ({ world }) => {
    const lot = await world.releasedLot({ quantity: 10 });
    const reservationId = await reserved(world, lot.productId, 3);
    const from = async (lotId: string) =>
      (await world.salesperson.sees(shipping.reservations, { after: `${reservationId}/${lotId}` })).lines;

    const [before, behind] = [await from('00000000-0000-4000-8000-000000000000'), await from(lot.lotId)];

    expect(before).toMatchObject([{ reservationId, state: 'reserved', quantity: 3 }]);
    expect(behind).toEqual([]);
  });

  test('of units is shipped by the serial numbers that were scanned', async ({ world }) => {
    const lot = await world.releasedLot({ serials: ['S1', 'S2', 'S3'] });
    const reservationId = await reserved(world, lot.productId, 2);

    const few = await world.dispatcher.mayNot(shipping.shipReserved, {
      about: { reservationId },
      fill: { serials: ['S1'] },
    });
    await world.dispatcher.does(shipping.shipReserved, { about: { reservationId }, fill: { serials: ['S3', 'S1'] } });

    expect(few.map(({ rule }) => rule)).toEqual(['shipping.serialsStandHere']);
    expect(await world.stockOf(lot.lotId)).toEqual({ qualified: 1, available: 1 });
  });

  test('stops with the partner or the product, and comes back with them', async ({ world }) => {
    const lot = await world.releasedLot({ quantity: 10 });
    const reason = { reason: '证照过期' };
    const attempt = () => world.salesperson.mayNot(shipping.reserve, world.reserving(lot.productId, 1));

    await world.qualityHead.does(partners.suspendPartner, { about: { partnerId: world.hospitalId }, fill: reason });
    const suspended = await attempt();
    await world.qualityHead.does(partners.resumePartner, { about: { partnerId: world.hospitalId }, fill: reason });
    await world.qualityHead.does(catalog.stopSale, { about: { productId: lot.productId }, fill: reason });
    const stopped = await attempt();
    await world.qualityHead.does(catalog.resumeSale, { about: { productId: lot.productId }, fill: reason });

    expect(suspended.map(({ rule }) => rule)).toEqual(['partners.partnerIsNotSuspended']);
    expect(stopped.map(({ rule }) => rule)).toEqual(['catalog.productIsOnSale']);
    expect(await reserved(world, lot.productId, 1)).toBeTruthy();
  });
});
