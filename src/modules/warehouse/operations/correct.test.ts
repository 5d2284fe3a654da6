import { describe, expect } from 'vitest';
import { acceptance } from '#contract/acceptance';
import { documents } from '#contract/documents';
import { receiving } from '#contract/receiving';
import { shipping } from '#contract/shipping';
import { trace } from '#contract/trace';
import { warehouse } from '#contract/warehouse';
import { asOwner, test, type World } from '#test/world';

const bin = async (world: World): Promise<string> => {
  const fill = { zone: 'qualified' as const, bin: 'A-01' };
  const { output } = await world.storekeeper.does(warehouse.openBin, { about: { siteId: world.siteId }, fill });
  return output.locationId;
};

/** The latest movement of a lot, as the trace page names it. */
const lastOf = async ({ admin }: World, lotId: string) => {
  const [last] = (await admin.sees(trace.movements, { lotId })).movements;
  if (!last) throw new Error('nothing was moved');
  return last;
};

const correcting = async (world: World, lotId: string, quantity: number, serials: string[] = []) => {
  const { documentId, movementId } = await lastOf(world, lotId);
  return { about: { documentId, movementId }, fill: { quantity, serials, reason: '数错' } };
};

/** A lot of ten, seven of which were moved to a bin. */
const moved = async (world: World) => {
  const lot = await world.releasedLot({ quantity: 10 });
  const [from, to] = [await world.placeOf('qualified'), await bin(world)];
  const about = { lotId: lot.lotId, fromLocationId: from, status: 'qualified' as const };
  await world.storekeeper.does(warehouse.move, { about, fill: { toLocationId: to, quantity: 7, serials: [] } });
  return { ...lot, from, to };
};

const standing = async ({ admin }: World, lotId: string) =>
  Object.fromEntries(
    (await admin.sees(warehouse.standing, { lotId })).map(({ locationId, quantity }) => [locationId, quantity]),
  );

const rulesOf = async (world: World, said: Awaited<ReturnType<typeof correcting>>) =>
  (await world.storekeeper.mayNot(warehouse.correct, said)).map(({ rule }) => rule);

describe('correcting a move', () => {
  test('takes back what was too much, names what it corrects, and leaves the record as it was', async ({ world }) => {
    const { lotId, from, to } = await moved(world);
    const wrong = await lastOf(world, lotId);

    const answer = await world.storekeeper.does(warehouse.correct, await correcting(world, lotId, 2));

    expect(await standing(world, lotId)).toEqual({ [from]: 5, [to]: 5 });
    const [correction, before] = (await world.admin.sees(trace.movements, { lotId })).movements;
    expect(correction).toMatchObject({ quantity: 2, corrects: wrong.document, reason: '数错', isCorrected: false });
    expect(before).toEqual({ ...wrong, isCorrected: true });
    const { entries } = await world.admin.sees(documents.timeline, { documentId: wrong.documentId });
    expect(entries[0]).toMatchObject({ act: warehouse.correct.title, signatures: [{ isIntact: true }] });
    const { lines } = await world.admin.sees(warehouse.movedLines, { documentId: answer.documents[0]?.id ?? '' });
    expect(lines).toMatchObject([{ quantity: 2, reason: '数错' }]);
  });

  test('is refused beyond what was moved, twice, and of a correction', async ({ world }) => {
    const { lotId } = await moved(world);
    const first = await correcting(world, lotId, 2);

    expect(await rulesOf(world, await correcting(world, lotId, 8))).toContain('warehouse.movementMayBeCorrected');
    await world.storekeeper.does(warehouse.correct, first);

    expect(await rulesOf(world, first)).toEqual(['warehouse.movementMayBeCorrected']);
    expect(await rulesOf(world, await correcting(world, lotId, 1))).toEqual(['warehouse.movementMayBeCorrected']);
  });

  test('is refused where the goods went on, were held since, or wait for a picker', async ({ world }) => {
    const { lotId, productId, to } = await moved(world);
    const said = await correcting(world, lotId, 7);
    const { output } = await world.salesperson.does(shipping.reserve, world.reserving(productId, 10));
    await world.storekeeper.does(shipping.allocate, { about: output, fill: {} });

    expect(await rulesOf(world, said)).toEqual(['warehouse.correctedGoodsStandThere']);
    await world.salesperson.does(shipping.releaseReservation, { about: output, fill: { reason: '取消' } });
    await world.storekeeper.does(warehouse.hold, world.holding('lot', lotId));

    expect(await rulesOf(world, said)).toEqual(['warehouse.correctedGoodsStandThere']);
    expect((await standing(world, lotId))[to]).toBe(7);
  });

  test('of serial-numbered goods names the units that were moved, each once', async ({ world }) => {
    const { lotId } = await world.releasedLot({ serials: ['S1', 'S2', 'S3'] });
    const [from, to] = [await world.placeOf('qualified'), await bin(world)];
    const about = { lotId, fromLocationId: from, status: 'qualified' as const };
    const fill = { toLocationId: to, quantity: 2, serials: ['S1', 'S2'] };
    await world.storekeeper.does(warehouse.move, { about, fill });

    const rule = 'warehouse.correctedGoodsStandThere';
    expect(await rulesOf(world, await correcting(world, lotId, 1, ['S3']))).toEqual([rule]);
    expect(await rulesOf(world, await correcting(world, lotId, 2, ['S2', 'S2']))).toEqual([rule]);
    expect(await rulesOf(world, await correcting(world, lotId, 1))).toEqual([rule]);
    await world.storekeeper.does(warehouse.correct, await correcting(world, lotId, 1, ['s2']));

    expect(await standing(world, lotId)).toEqual({ [from]: 2, [to]: 1 });
  });

  test('is nobody else’s, and of no document the movement does not belong to', async ({ world }) => {
    const { lotId, answer } = await moved(world);
    const { about, fill } = await correcting(world, lotId, 1);

    await expect(world.salesperson.mayNot(warehouse.correct, { about, fill })).resolves.toMatchObject([
      { rule: 'kernel.positionPermits' },
    ]);
    const documentId = answer.documents[0]?.id ?? '';
    await expect(world.storekeeper.does(warehouse.correct, { about: { ...about, documentId }, fill })).rejects.toThrow(
      /not on file|找不到/,
    );
  });
});

describe('correcting a receipt', () => {
  test('of less than came leaves an acceptance of what did come', async ({ world }) => {
    const lot = await world.receivedLot({ quantity: 100 });

    await world.storekeeper.does(warehouse.correct, await correcting(world, lot.lotId, 90));
    await world.release(lot.acceptanceId);

    expect(await world.balancesOf(lot.lotId)).toEqual({ supplier: -10, qualified: 10 });
  });

  test('of all that came withdraws its acceptance and keeps its deadline', async ({ world }) => {
    const lot = await world.receivedLot({ quantity: 100 });

    const answer = await world.storekeeper.does(warehouse.correct, await correcting(world, lot.lotId, 100));

    expect(await world.balancesOf(lot.lotId)).toEqual({});
    expect(answer.documents).toContainEqual(expect.objectContaining({ id: lot.acceptanceId, state: 'withdrawn' }));
    expect(await asOwner('select outcome from kernel.deadline where of_id = $1', [lot.acceptanceId])).toEqual([
      { outcome: 'kept' },
    ]);
    const said = { about: { acceptanceId: lot.acceptanceId }, fill: { conclusion: '合格' } };
    expect(await world.acceptor.mayNot(acceptance.releaseAccepted, said)).not.toEqual([]);
  });

  test('lets the same serial numbers come in when they really come', async ({ world }) => {
    const lot = await world.receivedLot({ serials: ['S1', 'S2'] });
    await world.storekeeper.does(warehouse.correct, await correcting(world, lot.lotId, 1, ['S2']));
    const { productId, number } = lot;

    const onFile = async (serial: string) =>
      (await world.receiver.sees(receiving.unitOnFile, { productId, serial })).at;
    expect([await onFile('S2'), (await onFile('S1'))?.zh]).toEqual([null, expect.stringContaining('待验区')]);

    const line = { productId, lotNumber: number, serials: ['S2'], quantity: 1 };
    const again = await world.receiver.does(receiving.receive, world.arriving(line));

    expect(again.documents.length).toBe(2);
    const twice = await world.receiver.mayNot(receiving.receive, world.arriving(line));
    expect(twice.map(({ rule }) => rule)).toEqual(['receiving.serialIsNew']);
    const { units } = await world.admin.sees(trace.units, { lotId: lot.lotId });
    expect(units.map(({ serial, status }) => [serial, status])).toEqual([
      ['S1', 'pending'],
      ['S2', 'pending'],
    ]);
  });

  test('is no way around a decision or a return', async ({ world }) => {
    const { lotId } = await world.releasedLot({ quantity: 10 });

    expect(await rulesOf(world, await correcting(world, lotId, 10))).toEqual(['warehouse.movementMayBeCorrected']);
    await world.dispatcher.does(shipping.ship, world.shipping(lotId, 4));

    expect(await rulesOf(world, await correcting(world, lotId, 4))).toEqual(['warehouse.soldGoodsComeBackAsReturn']);
  });
});
