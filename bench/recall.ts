/** Who holds a lot now: the product's query and the same by hand, both over HTTP, in turn. */
import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import { startBaseline } from './baseline.ts';
import { programMs, serverMs } from './cpu.ts';
import { connected, type Database, databaseIn, type Scene, sceneOf } from './database.ts';
import { countOf, type Dice, diceOf, mustBe, percentile, print, say } from './figures.ts';
import { addHistory, type LoadedLot, loadedLots } from './history.ts';
import { openLine } from './http-line.ts';
import { mustHold } from './invariants.ts';
import type { Options } from './main.ts';
import { signedIn, startProduct, temporaryFolder } from './product.ts';

const CLIENTS = 2;
const ASKED_PER_CLIENT = 100;
const SMALL = 100_000;
/** One question in so many is about the lot that everybody buys. */
const HOT_EVERY = 50;

export const recall = async ({ seed, scale = '100k', seconds = 20 }: Options): Promise<void> => {
  const large = countOf(scale);
  const product = await startProduct(temporaryFolder());
  const database = databaseIn(product.folder);
  const sessions = await signedIn(product, 'shouhuo', CLIENTS);
  const byHand = await startBaseline('recall', database);
  const legs = {
    product: legOf(
      product,
      sessions.map(({ line }) => line),
      (lot) => `/api/trace.holders?input=${encodeURIComponent(JSON.stringify({ lotId: lot }))}`,
    ),
    baseline: legOf(
      byHand,
      sessions.map(({ cookie }) => openLine(byHand.port, cookie)),
      (lot) => `/holders?lotId=${lot}`,
    ),
  };
  await connected(database.owner, async (owner) => {
    const scene = await sceneOf(owner);
    const small = Math.min(SMALL, large);
    await addHistory(owner, scene, small, seed);
    const first = await measured({
      owner,
      scene,
      database,
      legs,
      seed,
      seconds: large > small ? seconds / 2 : seconds,
    });
    report(large > small ? '100k' : scale, first);
    if (large > small) {
      say(`loading ${large - small} more movements`);
      await addHistory(owner, scene, large - small, seed + 1);
      const second = await measured({ owner, scene, database, legs, seed, seconds: seconds / 2 });
      report(scale, second);
      const growth = print({
        bench: 'recall',
        metric: 'recall.growth',
        scale,
        value: percentile(second.product.ms, 0.5),
        unit: 'ms',
        baseline: percentile(first.product.ms, 0.5),
      });
      mustBe((growth.ratio ?? 9) <= 1.3, `recall.growth ${growth.ratio}, must be at most 1.3`);
      print({
        bench: 'recall',
        metric: 'recall.growth_buffers',
        scale,
        value: second.buffers,
        unit: 'buffers',
        baseline: first.buffers,
      });
    }
    await mustHold(owner);
  });
  byHand.stop();
  await product.stop();
};

type Leg = { pid: number; clients: readonly ((lot: string) => Promise<string>)[] };

const legOf = (
  { pid }: { pid: number },
  lines: readonly ReturnType<typeof openLine>[],
  address: (lot: string) => string,
): Leg => ({
  pid,
  clients: lines.map((line) => async (lot) => {
    const { status, text } = await line.ask('GET', address(lot));
    if (status !== 200) throw new Error(`who holds ${lot} was answered ${status}: ${text}`);
    return text;
  }),
});

type Sum = { ms: number[]; programMs: number; serverMs: number };
type Measured = { product: Sum; baseline: Sum; buffers: number; rows: number };
type Asked = {
  owner: pg.Client;
  scene: Scene;
  database: Database;
  legs: { product: Leg; baseline: Leg };
  seed: number;
  seconds: number;
};

const measured = async ({ owner, scene, database, legs, seed, seconds }: Asked): Promise<Measured> => {
  const lots = await loadedLots(owner, scene);
  const dice = diceOf(seed);
  const sums = { product: emptySum(), baseline: emptySum() };
  await bothAgree(legs, drawLots(lots, dice));
  const until = Date.now() + seconds * 1_000;
  for (let turn = 0; turn < 2 || Date.now() < until; turn++) {
    const asked = Array.from({ length: CLIENTS }, () => drawLots(lots, dice));
    const order = turn % 2 === 0 ? (['product', 'baseline'] as const) : (['baseline', 'product'] as const);
    for (const leg of order) await round(legs[leg], asked, sums[leg], database);
  }
  return { ...sums, ...(await readFor(owner, scene, drawLots(lots, dice))) };
};

const emptySum = (): Sum => ({ ms: [], programMs: 0, serverMs: 0 });

const drawLots = (lots: readonly LoadedLot[], dice: Dice): string[] => {
  const hot = lots.find(({ number }) => number === 'HOT');
  return Array.from({ length: ASKED_PER_CLIENT }, (_, at) => {
    const drawn = at % HOT_EVERY === 0 ? hot : lots[Math.floor(dice() * lots.length)];
    return drawn?.id ?? '';
  });
};

/** The answers of both are one and the same, row by row, before either is timed. */
const bothAgree = async ({ product, baseline }: Asked['legs'], lots: readonly string[]): Promise<void> => {
  for (const lot of lots) {
    const [ours, theirs] = await Promise.all([product.clients[0]?.(lot), baseline.clients[0]?.(lot)]);
    const rows: unknown = JSON.parse(ours ?? '');
    if (!Array.isArray(rows) || rows.length === 0 || !isDeepStrictEqual(rows, JSON.parse(theirs ?? ''))) {
      throw new Error(`the legs disagree about lot ${lot}:\n${ours?.slice(0, 500)}\n${theirs?.slice(0, 500)}`);
    }
  }
};

const round = async (leg: Leg, asked: readonly string[][], sum: Sum, { postmaster }: Database): Promise<void> => {
  const before = { program: programMs(leg.pid), server: serverMs(postmaster) };
  await Promise.all(
    leg.clients.map(async (ask, client) => {
      for (const lot of asked[client] ?? []) {
        const from = performance.now();
        await ask(lot);
        sum.ms.push(performance.now() - from);
      }
    }),
  );
  sum.programMs += programMs(leg.pid) - before.program;
  sum.serverMs += serverMs(postmaster) - before.server;
};

/** Buffers and balances read for one lot, the median. */
const readFor = async (owner: pg.Client, { org }: Scene, lots: readonly string[]) => {
  const buffers: number[] = [];
  const rows: number[] = [];
  for (const lot of lots) {
    const { rows: plans } = await owner.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
      `explain (analyze, buffers, format json) select b.status, sum(b.quantity) from kernel.balance b
       join kernel.location p on p.org_id = b.org_id and p.id = b.location_id
       where b.org_id = '${org}' and b.lot_id = '${lot}' and b.quantity <> 0 group by p.id, b.status`,
    );
    const plan = plans[0]?.['QUERY PLAN'][0].Plan ?? {};
    buffers.push((plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0));
    rows.push(plan['Actual Rows'] ?? 0);
  }
  return { buffers: percentile(buffers, 0.5), rows: percentile(rows, 0.5) };
};

const report = (scale: string, { product, baseline, buffers, rows }: Measured): void => {
  const line = (metric: string, unit: string, measure: (sum: Sum) => number) =>
    print({ bench: 'recall', metric, scale, value: measure(product), unit, baseline: measure(baseline) });
  const { ratio } = line('recall.locate_p95', 'ms', ({ ms }) => percentile(ms, 0.95));
  mustBe((ratio ?? 9) <= 1.5, `recall.locate_p95 ${ratio}, must be at most 1.5`);
  line('recall.locate_p50', 'ms', ({ ms }) => percentile(ms, 0.5));
  line('recall.locate_p99', 'ms', ({ ms }) => percentile(ms, 0.99));
  line('recall.cpu', 'ms/query', (sum) => (sum.programMs + sum.serverMs) / sum.ms.length);
  line('recall.cpu_program', 'ms/query', (sum) => sum.programMs / sum.ms.length);
  line('recall.cpu_database', 'ms/query', (sum) => sum.serverMs / sum.ms.length);
  print({ bench: 'recall', metric: 'recall.buffers', scale, value: buffers, unit: 'buffers/query' });
  print({ bench: 'recall', metric: 'recall.rows', scale, value: rows, unit: 'rows/query' });
};
