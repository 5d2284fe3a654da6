import { describe, expect } from 'vitest';
import { receiving } from '#contract/receiving';
import { trace } from '#contract/trace';
import { warehouse } from '#contract/warehouse';
import { decided } from '#test/decided';
import { test, type World } from '#test/world';

const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

const arriving = (world: World, productId: string, occurredAt: string) => {
  const { about, fill } = world.arriving({ productId });
  return { about, fill: { ...fill, occurredAt, reason: '停电，纸面记录' } };
};

const moving = async (world: World, lotId: string, occurredAt: string) => {
  const [from, to] = [await world.placeOf('qualified'), await world.placeOf('dispatch')];
  return {
    about: { lotId, fromLocationId: from, status: 'qualified' as const },
    fill: { toLocationId: to, quantity: 2, serials: [], occurredAt, reason: '停电，纸面记录' },
  };
};

describe('a late entry', () => {
  test('of a receipt shows both times and waits for acceptance like any other', async ({ world }) => {
    const { id } = await world.product();
    const at = hoursAgo(5);

    const { documents, recordedAt } = await world.receiver.does(receiving.receiveLate, arriving(world, id, at));

    const [receipt, waiting] = documents;
    expect(waiting?.kind).toBe('acceptance.acceptance');
    const { lines } = await world.admin.sees(receiving.receiptLines, { documentId: receipt?.id ?? '' });
    expect(lines).toMatchObject([{ reason: '停电，纸面记录' }]);
    expect(Date.parse(lines[0]?.occurredAt ?? '')).toBe(Date.parse(at));
    const { movements } = await world.admin.sees(trace.movements, { lotId: lines[0]?.lotId ?? '' });
    expect(Date.parse(movements[0]?.occurredAt ?? '')).toBe(Date.parse(at));
    expect(Date.parse(movements[0]?.recordedAt ?? '')).toBe(Date.parse(recordedAt));
  });

  test('has happened, and not longer ago than the company allows', async ({ world }) => {
    const { id } = await world.product();
    const rulesOf = async (at: string) =>
      (await world.receiver.mayNot(receiving.receiveLate, arriving(world, id, at))).map(({ rule, field }) => [
        rule,
        field,
      ]);

    const late = [['warehouse.lateEntryIsInTime', 'occurredAt']];
    expect(await rulesOf(hoursAgo(-1))).toEqual(late);
    expect(await rulesOf(hoursAgo(73))).toEqual(late);
    await decided(world, 'warehouse.lateEntry', { hoursMax: 100 });
    expect(await rulesOf(hoursAgo(101))).toEqual(late);

    await world.receiver.does(receiving.receiveLate, arriving(world, id, hoursAgo(73)));
  });

  test('of a move is not earlier than the goods', async ({ world }) => {
    const { lotId } = await world.releasedLot({ quantity: 5 });

    const findings = await world.storekeeper.mayNot(warehouse.moveLate, await moving(world, lotId, hoursAgo(1)));
    await new Promise((wake) => setTimeout(wake, 60));
    const now = new Date(Date.now() - 20).toISOString();
    await world.storekeeper.does(warehouse.moveLate, await moving(world, lotId, now));

    expect(findings.map(({ rule }) => rule)).toEqual(['warehouse.goodsWereThereThen']);
    const { movements } = await world.admin.sees(trace.movements, { lotId });
    expect(movements[0]).toMatchObject({ quantity: 2, reason: '停电，纸面记录' });
    expect(Date.parse(movements[0]?.occurredAt ?? '')).toBe(Date.parse(now));
  });

  test('is nobody’s by the right to move or receive alone', async ({ world }) => {
    const { id } = await world.product();
    const said = arriving(world, id, hoursAgo(1));

    expect(await world.storekeeper.mayNot(receiving.receiveLate, said)).toMatchObject([
      { rule: 'kernel.positionPermits' },
    ]);
  });
});
