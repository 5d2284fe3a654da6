/** Whatever people do with goods, in whatever order: what stands agrees with what was moved, and with itself. */
import fc from 'fast-check';
import pg from 'pg';
import { v7 } from 'uuid';
import { expect } from 'vitest';
import { shipping } from '#contract/shipping';
import { trace } from '#contract/trace';
import { warehouse } from '#contract/warehouse';
import { Refused } from '#kernel/errors';
import { replay } from '#kernel/replay';
import { breaches } from '#test/simulation/laws';
import { owner, test, type World } from '#test/world';

const acts = ['receive', 'correct', 'release', 'move', 'moveLate', 'carry', 'reserve', 'ship', 'hold', 'lift'] as const;
const act = fc.record({
  act: fc.constantFrom(...acts, 'lift', 'reserve', 'correct', 'move'),
  lot: fc.nat(2),
  quantity: fc.integer({ min: 1, max: 6 }),
});
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

type Lot = { lotId: string; productId: string; number: string };
type Stage = { world: World; lots: Lot[]; bins: string[]; holds: string[]; waiting: string[] };

const nothing = { documentId: v7(), movementId: v7() };

/** Carries it out, if nothing forbids it. */
const does = async (stage: Stage, { act: kind, lot: at, quantity }: Act): Promise<void> => {
  const { world, lots, bins, holds, waiting } = stage;
  const { lotId, productId, number } = lots[at] ?? { lotId: '', productId: '', number: '' };
  const [fromLocationId = '', toLocationId = ''] = [bins[quantity % 3], bins[(quantity + 1) % 3]];
  const [zone = '', , containerId = ''] = bins;
  if (kind === 'receive')
    waiting.push((await world.receivedLot({ productId, lotNumber: number, quantity })).acceptanceId);
  if (kind === 'release') await world.release(waiting.shift() ?? '');
  if (kind === 'ship') await world.dispatcher.does(shipping.ship, world.shipping(lotId, quantity));
  if (kind === 'reserve') await world.salesperson.does(shipping.reserve, world.reserving(productId, quantity));
  const about = { lotId, fromLocationId, status: 'qualified' as const };
  const fill = { toLocationId, quantity, serials: [] };
  if (kind === 'move') await world.storekeeper.does(warehouse.move, { about, fill });
  if (kind === 'moveLate') {
    const late = { occurredAt: new Date(Date.now() - 1).toISOString(), reason: '停电' };
    await world.storekeeper.does(warehouse.moveLate, { about, fill: { ...fill, ...late } });
  }
  if (kind === 'carry') {
    const toLocationId = quantity % 2 ? zone : await world.placeOf('dispatch');
    await world.storekeeper.does(warehouse.moveContainer, { about: { containerId }, fill: { toLocationId } });
  }
  // One of the last few movements of the lot, whatever it was.
  if (kind === 'correct') {
    const { movements } = await world.admin.sees(trace.movements, { lotId });
    const { documentId, movementId } = movements[Math.min(Math.floor(quantity / 3), movements.length - 1)] ?? nothing;
    const said = { about: { documentId, movementId }, fill: { quantity, serials: [], reason: '数错' } };
    await world.storekeeper.does(warehouse.correct, said);
  }
  if (kind === 'hold') {
    const { documents } = await world.storekeeper.does(warehouse.hold, world.holding('lot', lotId));
    holds.push(documents[0]?.id ?? '');
  }
  if (kind === 'lift') {
    const about = { holdId: holds.shift() ?? '' };
    await world.qualityHead.does(warehouse.lift, { about, fill: { reason: '查明无误' } });
  }
};

const once = acts.map((one) => ({ act: one, lot: 0, quantity: 1 }));

test('the books agree after any sequence of acts', { timeout: 120_000 }, async ({ world }) => {
  const lots = [
    await world.releasedLot({ quantity: 12 }),
    await world.releasedLot({ quantity: 8 }),
    await world.releasedLot({ quantity: 5 }),
  ];
  const fill = { zone: 'qualified' as const, bin: 'A-01' };
  const { output } = await world.storekeeper.does(warehouse.openBin, { about: { siteId: world.siteId }, fill });
  const zone = await world.placeOf('qualified');
  const container = { sscc: '006901230000000010', toLocationId: zone };
  const opened = await world.storekeeper.does(warehouse.openContainer, {
    about: { siteId: world.siteId },
    fill: container,
  });
  const bins = [zone, output.locationId, opened.output.containerId];
  const stage: Stage = { world, lots, bins, holds: [], waiting: [] };
  const client = new pg.Client(owner);
  await client.connect();
  const done = new Map<string, number>();

  await fc
    .assert(
      fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 10 }), async (sequence) => {
        for (const one of sequence) {
          if ((one.act === 'release' && !stage.waiting[0]) || (one.act === 'lift' && !stage.holds[0])) continue;
          const isDone = await does(stage, one).then(
            () => true,
            (error: unknown) => {
              if (!(error instanceof Refused)) throw error;
              return false;
            },
          );
          if (isDone) done.set(one.act, (done.get(one.act) ?? 0) + 1);
        }
        expect(await replay(client, [world.org])).toEqual([]);
        expect(await breaches(client, ['every-line-is-sealed'])).toEqual([]);
      }),
      // Each act once on goods that nothing has happened to yet, so that every one of them can be done.
      { numRuns: 40, endOnFailure: true, examples: [[[{ act: 'moveLate', lot: 1, quantity: 1 }]], [once]] },
    )
    .finally(() => client.end());

  expect([...done.keys()].sort()).toEqual([...acts].sort());
});
