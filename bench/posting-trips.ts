/** Round trips, counted by the server itself: it logs each simple-protocol string and each execution of a statement,
 *  and the driver sends each of them by itself and waits. Counted apart from the timed rounds, one command at a
 *  time. */
import { readFileSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { mustBe, print } from './figures.ts';
import type { Draw, Leg } from './posting.ts';
import type { ReceivedGoods } from './posting-baseline.ts';

type Counted = {
  readonly scale: string;
  readonly owner: pg.Client;
  readonly log: string;
  readonly legs: { product: Leg; baseline: Leg };
  readonly draws: readonly Draw[];
};

export const roundTrips = async ({ scale, owner, log, legs, draws }: Counted): Promise<void> => {
  const product = await tripsOf(legs.product, { owner, log, draws });
  const baseline = await tripsOf(legs.baseline, { owner, log, draws });
  const line = (metric: string, value: number, base: number) =>
    print({ bench: 'posting', metric, scale, value, unit: 'round trips/command', baseline: base });
  line('posting.round_trips_receive', product.receive, baseline.receive);
  line('posting.round_trips_release', product.release, baseline.release);
  const most = Math.max(product.receive, product.release);
  line('posting.round_trips', most, Math.max(baseline.receive, baseline.release));
  mustBe(most <= 6, `posting.round_trips ${most}, must be at most 6`);
};

const tripsOf = async (leg: Leg, { owner, log, draws }: Pick<Counted, 'owner' | 'log' | 'draws'>) => {
  const received: ReceivedGoods[] = [];
  const receive = await counting(owner, log, async () => {
    for (const draw of draws) received.push(await leg.receive(0, draw));
  });
  const releases = await leg.prepare(0, received);
  const release = await counting(owner, log, async () => {
    for (const one of releases) await one();
  });
  return { receive: receive / draws.length, release: release / draws.length };
};

/** How many trips of commands the server counted while `work` was done. */
export const counting = async (owner: pg.Client, log: string, work: () => Promise<void>): Promise<number> => {
  await setting(owner, 'alter system set log_min_duration_statement = 0');
  const before = statSync(log).size;
  await work();
  await sleep(300); // What the server says reaches the file a moment later.
  const logged = readFileSync(log).subarray(before).toString('utf8');
  await setting(owner, 'alter system reset log_min_duration_statement');
  return commandsTripsIn(logged);
};

const ENTRY = /\[(\d+)\] LOG: {2}duration: [\d.]+ ms {2}(?:statement|execute)\b/g;

/** Of the trips logged, those of commands: the sealer works behind them, in transactions of its own, and so does the
 *  bus of live updates, which gathers what was committed (docs/decisions/0019). */
const commandsTripsIn = (logged: string): number => {
  const sealing = new Set<string>();
  const entries = [...logged.matchAll(ENTRY)];
  return entries.filter(({ 1: backend = '', index }, at) => {
    const text = logged.slice(index, entries[at + 1]?.index);
    if (/set local timezone = 'UTC'/.test(text)) sealing.add(backend);
    const isOfSealer = sealing.has(backend) || /from kernel\.unsealed/.test(text);
    if (/: (commit|rollback)\b/.test(text)) sealing.delete(backend);
    return !isOfSealer && !/pg_notify\('yanji_live'/.test(text);
  }).length;
};

/** Each server process takes a setting over before its next statement, but has to have heard of it. */
const setting = async (owner: pg.Client, text: string): Promise<void> => {
  await owner.query(text);
  await owner.query('select pg_reload_conf()');
  await sleep(500);
};
