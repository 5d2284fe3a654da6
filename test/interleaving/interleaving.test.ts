/** Whatever stands between two statements of a command when goods are taken out of sale: none escapes the commit. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect } from 'vitest';
import { catalog } from '#contract/catalog';
import { partners } from '#contract/partners';
import { receiving } from '#contract/receiving';
import { shipping } from '#contract/shipping';
import { trace } from '#contract/trace';
import { warehouse } from '#contract/warehouse';
import type { HoldScope } from '#kernel/contract';
import { startDue } from '#kernel/jobs/worker';
import { decided } from '#test/decided';
import { stepping } from '#test/interleaving/stepped';
import { asOwner, kernel, newWorld, test, type World } from '#test/world';

type Lot = Awaited<ReturnType<World['releasedLot']>>;

/** A command of perform is six statements: enter, facts, facts of the rules, rows, finish, commit. */
const STATEMENTS = [1, 2, 3, 4, 5];
const TODAY = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

const posters = {
  receive: (world: World, lot: Lot) => {
    const line = { productId: lot.productId, lotNumber: lot.number, lastUseOn: TODAY, quantity: 5, serials: [] };
    const fill = { supplierId: world.supplierId, lines: [line] };
    return stepping(world.receiver, receiving.receive, { siteId: world.siteId }, fill);
  },
  'receive a new lot': (world: World, lot: Lot) => {
    const line = { productId: lot.productId, lotNumber: 'NEW', lastUseOn: TODAY, quantity: 5, serials: [] };
    const fill = { supplierId: world.supplierId, lines: [line, { ...line, lotNumber: lot.number }] };
    return stepping(world.receiver, receiving.receive, { siteId: world.siteId }, fill);
  },
  move: (world: World, lot: Lot, [from = '', to = '']: string[]) => {
    const about = { lotId: lot.lotId, fromLocationId: from, status: 'qualified' as const };
    return stepping(world.storekeeper, warehouse.move, about, { toLocationId: to, quantity: 4, serials: [] });
  },
  correct: async (world: World, lot: Lot, [from = '', to = '']: string[]) => {
    const about = { lotId: lot.lotId, fromLocationId: from, status: 'qualified' as const };
    await world.storekeeper.does(warehouse.move, { about, fill: { toLocationId: to, quantity: 6, serials: [] } });
    const [last] = (await world.admin.sees(trace.movements, { lotId: lot.lotId })).movements;
    const moved = { documentId: last?.documentId ?? '', movementId: last?.movementId ?? '' };
    return stepping(world.storekeeper, warehouse.correct, moved, { quantity: 4, serials: [], reason: '数错' });
  },
  reserve: (world: World, lot: Lot) => {
    const { about, fill } = world.reserving(lot.productId, 4);
    return stepping(world.salesperson, shipping.reserve, about, fill);
  },
  ship: (world: World, lot: Lot) => {
    const { about, fill } = world.shipping(lot.lotId, 4);
    return stepping(world.dispatcher, shipping.ship, about, fill);
  },
};

const holding = (command: 'hold' | 'recall', scope: HoldScope, idOf: (world: World, lot: Lot) => string) => ({
  takesGoods: true,
  close: (world: World, lot: Lot) =>
    world.qualityHead.does(warehouse[command], world.holding(scope, idOf(world, lot))).then(() => undefined),
});

const reason = { reason: '停' };
const closers = {
  'hold of the lot': holding('hold', 'lot', (_, lot) => lot.lotId),
  'hold of the product': holding('hold', 'product', (_, lot) => lot.productId),
  'hold of the supplier': holding('hold', 'supplier', (world) => world.supplierId),
  'hold of the site': holding('hold', 'site', (world) => world.siteId),
  'recall of the lot': holding('recall', 'lot', (_, lot) => lot.lotId),
  'recall of the product': holding('recall', 'product', (_, lot) => lot.productId),
  'suspension of the product': {
    takesGoods: false,
    close: (world: World, lot: Lot) =>
      world.qualityHead.does(catalog.stopSale, { about: { productId: lot.productId }, fill: reason }).then(() => {}),
  },
  'suspension of the partner': {
    takesGoods: false,
    close: async (world: World) => {
      for (const partnerId of [world.supplierId, world.hospitalId]) {
        await world.qualityHead.does(partners.suspendPartner, { about: { partnerId }, fill: reason });
      }
    },
  },
  expiry: {
    takesGoods: true,
    close: async (world: World, lot: Lot) => {
      await world.passDays(1);
      await world.qualityHead.does(warehouse.hold, world.holding('lot', lot.lotId));
    },
  },
};

type Posting = keyof typeof posters;
type Closer = (typeof closers)[keyof typeof closers];

/** What would have escaped: goods under an open hold that stand free, and promises without goods. */
const escaped = (org: string) =>
  asOwner(
    `select h.id from kernel.hold h where h.org_id = $1 and h.lifted_at is null
       and kernel.escapes(h.org_id, h.kind, h.scope, h.scope_id)
     union all select r.line_id from kernel.reservation r where r.org_id = $1 and r.left_quantity > 0
       and exists (select from kernel.hold h where h.org_id = $1 and h.lifted_at is null)`,
    [org],
  );

/** A company with a released lot that expires today, and a bin beside it. Such goods may be released without more ado,
 *  else nothing stands there to be taken. */
const prepared = async () => {
  const world = await newWorld();
  await decided(world, 'acceptance.shortLife', { daysLeftMin: 0 });
  const lot = await world.releasedLot({ quantity: 10, lastUseOn: TODAY });
  const { output } = await world.storekeeper.does(warehouse.openBin, {
    about: { siteId: world.siteId },
    fill: { zone: 'qualified', bin: 'A-01' },
  });
  const bin = (output as { locationId: string }).locationId; // Its declared output.
  return { world, lot, bin, at: 0 };
};
type Prepared = Awaited<ReturnType<typeof prepared>>;

/** One posting stopped after one statement, the closing act while it stands there, and what came of both. */
const crossed = async (posting: Posting, closer: Closer, { world, lot, bin, at }: Prepared) => {
  const act = await posters[posting](world, lot, [await world.placeOf('qualified'), bin]);
  await act.steps(at);

  let isClosed = false;
  const closing = closer.close(world, lot).then(() => {
    isClosed = true;
  });
  await Promise.race([closing, sleep(250)]);
  const wasClosedFirst = isClosed;
  const outcome = await act.finish();
  await closing;

  const said = `${posting} stopped after statement ${at}: ${outcome}`;
  expect(await escaped(world.org), said).toEqual([]);
  if (wasClosedFirst && (!closer.takesGoods || posting === 'reserve' || posting === 'ship')) {
    expect(outcome === 'done' && posting !== 'move' && posting !== 'correct', `${said} after the commit`).toBe(false);
  }
};

test.for(Object.keys(posters) as Posting[])('%s is done when nothing is taken out of sale', async (posting) => {
  const { world, lot, bin } = await prepared();

  const act = await posters[posting](world, lot, [await world.placeOf('qualified'), bin]);

  expect(await act.finish()).toBe('done');
});

describe.each(Object.keys(posters) as Posting[])('%s', (posting) => {
  test.for(Object.entries(closers))(
    'does not escape: %s, wherever it stands',
    { timeout: 120_000 },
    // Each stands in a company of its own, so they wait for nobody but their own.
    async ([, closer]) => {
      const companies: Prepared[] = [];
      for (const at of STATEMENTS) companies.push({ ...(await prepared()), at });
      await Promise.all(companies.map((company) => crossed(posting, closer, company)));
    },
  );
});

describe('the nightly expiry', () => {
  test('holds what expired, catches up, and frees nothing when the clock is set back', async ({ world }) => {
    const lot = await world.releasedLot({ quantity: 3, lastUseOn: TODAY });
    await startDue(kernel, world.org);
    await world.passDays(9);

    const { startWorker } = await import('#kernel/jobs/worker');
    await startDue(kernel, world.org);
    const worker = startWorker(kernel, () => undefined);
    for (let tried = 0; tried < 100 && !('onHold' in (await world.stockOf(lot.lotId))); tried++) await sleep(100);
    await worker.stop();
    await world.passDays(-9);

    expect(await world.stockOf(lot.lotId)).toEqual({ onHold: 3 });
  });
});
