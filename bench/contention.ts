/** The last units of one lot, then of ten: two programs on one database, 64 people who reserve and ship, moves between
 *  bins, and a recall of the hot lot in the middle. Nothing is sold twice, nobody starves, the recall does not wait. */
import { setTimeout as sleep } from 'node:timers/promises';
import { v7 } from 'uuid';
import { CLIENTS, done, type Line, type Stage, type Stock, stageOf, stocked, tried } from './contention-stage.ts';
import { connected, databaseIn } from './database.ts';
import { countOf, mustBe, percentile, print, say } from './figures.ts';
import { mustHold } from './invariants.ts';
import type { Options } from './main.ts';
import { startBeside, startProduct, temporaryFolder, ticketsFor } from './product.ts';

const MOVERS = 4;
const FULL_TRIES = 100_000;

type Sum = { tries: number; sold: number; shipped: number; took: number[]; ms: number };

export const contention = async ({ scale = '2k' }: Options): Promise<void> => {
  report(scale, await contended(scale === 'full' ? FULL_TRIES : countOf(scale)));
};

/** Lets the crowd try so often; every law must hold afterwards, or it throws. */
export const contended = async (tries: number): Promise<Sums> => {
  const product = await startProduct(temporaryFolder());
  const beside = await startBeside(product);
  const stage = await stageOf(product, beside);
  say(`${CLIENTS} people stand at two programs`);
  const own = await stocked(stage, CLIENTS, tries);
  say(`${CLIENTS} lots of their own`);
  const alone = await sell(stage, own, Math.ceil(tries / 4), true);
  say('each alone is done');
  const one = await sell(stage, await stocked(stage, 1, Math.ceil(tries / 2)), tries, false);
  say('one lot is sold out');
  const ten = await sell(stage, await stocked(stage, 10, Math.ceil(tries / 20)), tries, false);
  say('ten lots are sold out');
  const recalled = await recallInTheMiddle(stage, tries);
  await connected(databaseIn(product.folder).owner, mustHold);
  for (const { close } of stage.lines) close();
  await beside.stop();
  await product.stop();
  return { alone, one, ten, recalled, oversold };
};

/** All clients reserve one and ship it, again and again, until so many were tried; some move between bins meanwhile. */
const sell = async (
  stage: Stage,
  stocks: readonly Stock[],
  tries: number,
  isAlone: boolean,
  until?: () => boolean,
): Promise<Sum> => {
  const sum: Sum = { tries: 0, sold: 0, shipped: 0, took: [], ms: 0 };
  const from = performance.now();
  let lastSold = from;
  const timed = async (line: Line | undefined, name: string, said: object) => {
    const began = performance.now();
    const answer = await tried(line, name, said);
    sum.took.push(performance.now() - began);
    return answer;
  };
  const client = async (line: Line, at: number) => {
    const stock = stocks[at % stocks.length];
    if (!stock) return;
    while (sum.tries < tries && !until?.()) {
      sum.tries += 1;
      if (!isAlone && at < MOVERS && sum.tries % 5 === 0) await moveSome(stage, line, stock);
      const customerId = stage.customers[at % stage.customers.length];
      const about = { siteId: stage.scene.site, productId: stock.productId };
      const promised = await timed(line, 'shipping.reserve', { about, fill: { customerId, quantity: 1 } });
      if (!promised) continue;
      sum.sold += 1;
      const reservation = { about: promised.output as object, fill: { serials: [] } };
      if (await timed(line, 'shipping.shipReserved', reservation)) sum.shipped += 1;
      lastSold = performance.now();
    }
  };
  await Promise.all(stage.lines.map(client));
  sum.ms = lastSold - from;
  await mustNotOversell(stage, stocks, sum);
  return sum;
};

/** Out of the zone into a bin, or from bin to bin; refused when nothing is left there. */
const moveSome = async ({ bins: [one, other], owner, scene }: Stage, line: Line, { lotId }: Stock): Promise<void> => {
  const { rows } = await owner((client) =>
    client.query<{ id: string }>(
      `select location_id as id from kernel.balance where org_id = $1 and lot_id = $2 and side = 'inside'
         and status = 'qualified' and quantity > 0 order by quantity desc limit 1`,
      [scene.org, lotId],
    ),
  );
  const from = rows[0]?.id;
  if (!from) return;
  const about = { lotId, fromLocationId: from, status: 'qualified' };
  await tried(line, 'warehouse.move', {
    about,
    fill: { toLocationId: from === one ? other : one, quantity: 1, serials: [] },
  });
};

const mustNotOversell = async ({ owner, scene }: Stage, stocks: readonly Stock[], sum: Sum): Promise<void> => {
  const { rows } = await owner((client) =>
    client.query<{ lotId: string; shipped: number }>(
      `select lot_id as "lotId", sum(quantity)::int as shipped from shipping.delivery_line
       where org_id = $1 and lot_id = any ($2::uuid[]) group by 1`,
      [scene.org, stocks.map(({ lotId }) => lotId)],
    ),
  );
  const shipped = rows.reduce((total, row) => total + row.shipped, 0);
  if (shipped !== sum.shipped) throw new Error(`${sum.shipped} were answered as shipped, the books say ${shipped}`);
  oversold += stocks.reduce((over, stock) => {
    const left = rows.find((row) => row.lotId === stock.lotId)?.shipped ?? 0;
    return over + Math.max(0, left - stock.quantity);
  }, 0);
};

let oversold = 0;

/** The recall falls when a quarter is sold; after its answer nothing of the lot is promised or leaves. */
const recallInTheMiddle = async (stage: Stage, tries: number) => {
  const [stock] = await stocked(stage, 1, tries);
  if (!stock) throw new Error('there is nothing to recall');
  const fill = { reason: '召回演练' };
  const act = { id: v7(), command: 'warehouse.recall', about: { scope: 'lot', scopeId: stock.lotId }, fill };
  const [ticket] = await ticketsFor(stage.dispatcher, [act]);
  let isOver = false;
  const selling = sell(stage, [stock], tries, false, () => isOver);
  await sleep(1_500);
  const began = performance.now();
  const { command, ...said } = act;
  await done(stage.dispatcher.line, command, { ...said, ticket });
  const seconds = (performance.now() - began) / 1_000;
  const afterwards = await leftSince(stage, stock);
  await sleep(500);
  const escaped = (await leftSince(stage, stock)) - afterwards;
  isOver = true;
  await selling;
  if (escaped > 0) throw new Error(`${escaped} left after the recall was answered`);
  return seconds;
};

const leftSince = async ({ owner, scene }: Stage, { lotId }: Stock): Promise<number> => {
  const { rows } = await owner((client) =>
    client.query<{ count: number }>(
      'select count(*)::int as count from shipping.delivery_line where org_id = $1 and lot_id = $2',
      [scene.org, lotId],
    ),
  );
  return rows[0]?.count ?? 0;
};

type Sums = { alone: Sum; one: Sum; ten: Sum; recalled: number; oversold: number };

const report = (scale: string, { alone, one, ten, recalled, oversold: sold }: Sums): void => {
  const bench = 'contention';
  const rate = ({ sold, shipped, ms }: Sum) => ((sold + shipped) * 1_000) / ms;
  say(`${one.tries + ten.tries} tries, ${one.shipped + ten.shipped} shipped`);
  print({ bench, metric: 'contention.oversold', scale, value: sold, unit: 'units' });
  mustBe(sold === 0, `contention.oversold ${sold}, must be 0`);
  const baseline = rate(alone);
  const { ratio } = print({ bench, metric: 'contention.rate', scale, value: rate(one), unit: 'commands/s', baseline });
  mustBe((ratio ?? 0) >= 0.3, `contention.rate ${ratio}, must be at least 0.3`);
  print({ bench, metric: 'contention.rate_ten', scale, value: rate(ten), unit: 'commands/s', baseline });
  const p99 = percentile([...one.took, ...ten.took], 0.99);
  print({ bench, metric: 'contention.p99', scale, value: p99, unit: 'ms', baseline: percentile(alone.took, 0.99) });
  mustBe(p99 <= 250, `contention.p99 ${Math.round(p99)} ms, must be at most 250`);
  print({ bench, metric: 'contention.recall', scale, value: recalled, unit: 's' });
  mustBe(recalled <= 1, `contention.recall ${recalled.toFixed(2)} s, must be at most 1`);
};
