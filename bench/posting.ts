/** Receive and release of one line by eight clients, the product over HTTP and the baseline by hand, in turn. */
import type pg from 'pg';
import { v7 } from 'uuid';
import { programMs, serverMs } from './cpu.ts';
import { connected, type Database, databaseIn, type Scene, sceneOf } from './database.ts';
import { countOf, type Dice, diceOf, drawSkewed, mustBe, print, say } from './figures.ts';
import { addHistory, type LoadedLot, loadedLots } from './history.ts';
import { mustHold } from './invariants.ts';
import type { Options } from './main.ts';
import { mustAgree } from './posting-answers.ts';
import { type Clerk, openClerk, type ReceivedGoods, type Said } from './posting-baseline.ts';
import { roundTrips } from './posting-trips.ts';
import { type Session, signedIn, startProduct, temporaryFolder, ticketsFor } from './product.ts';

const CLIENTS = 8;
const ACTS_PER_CLIENT = 25;
const CONCLUSION = '合格';

export type Draw = { lot: LoadedLot; said: Said };
/** One way to do the two commands, by so many clients at once. */
export type Leg = {
  readonly receive: (client: number, draw: Draw) => Promise<ReceivedGoods>;
  /** Untimed: everything a release needs that proves who signs. */
  readonly prepare: (client: number, received: readonly ReceivedGoods[]) => Promise<(() => Promise<void>)[]>;
};

export const posting = async ({ seed, scale = '20k', seconds = 20 }: Options): Promise<void> => {
  const product = await startProduct(temporaryFolder());
  const database = databaseIn(product.folder);
  const receivers = await signedIn(product, 'shouhuo', CLIENTS);
  const acceptors = await signedIn(product, 'yanshou', CLIENTS);
  await connected(database.owner, async (owner) => {
    const scene = await sceneOf(owner);
    await addHistory(owner, scene, countOf(scale), seed);
    const lots = await loadedLots(owner, scene);
    const byHand = await clerks(database, scene, receivers, acceptors);
    const legs = { product: productLeg(scene, receivers, acceptors), baseline: baselineLeg(owner, byHand, acceptors) };
    const dice = diceOf(seed);
    const sums = { product: emptySum(), baseline: emptySum() };
    const meters = { product: meterOf(product, database), baseline: meterOf({ pid: process.pid }, database) };
    for (const leg of ['product', 'baseline'] as const) await round(legs[leg], drawsFor(lots, dice), emptySum());
    const until = Date.now() + seconds * 1_000;
    for (let turn = 0; turn < 2 || Date.now() < until; turn++) {
      const draws = drawsFor(lots, dice);
      const order = turn % 2 === 0 ? (['product', 'baseline'] as const) : (['baseline', 'product'] as const);
      for (const leg of order) await round(legs[leg], draws, sums[leg], meters[leg]);
    }
    say(`${sums.product.received.length} receipts received and released on each side`);
    report(scale, sums);
    await roundTrips({ scale, owner, log: database.log, legs, draws: drawsFor(lots, dice).flat().slice(0, 20) });
    await mustAgree(owner, scene, sums.product.received, sums.baseline.received);
    await mustHold(owner);
    await Promise.all(byHand.map(({ receiver, acceptor }) => Promise.all([receiver.close(), acceptor.close()])));
  });
  await product.stop();
};

const drawsFor = (lots: readonly LoadedLot[], dice: Dice): Draw[][] =>
  Array.from({ length: CLIENTS }, () =>
    Array.from({ length: ACTS_PER_CLIENT }, () => {
      const lot = drawSkewed(lots, dice);
      const quantity = 1 + Math.floor(dice() * 200);
      return { lot, said: { productId: lot.productId, lotNumber: lot.number, lastUseOn: '2031-12-31', quantity } };
    }),
  );

const productLeg = ({ site, supplier }: Scene, receivers: readonly Session[], acceptors: readonly Session[]): Leg => ({
  receive: async (client, { said }) => {
    const fill = { supplierId: supplier, lines: [{ ...said, serials: [] }] };
    const request = { id: v7(), about: { siteId: site }, fill };
    const { documents } = await command(of(receivers, client), 'receiving.receive', request);
    const [receipt, acceptance] = documents;
    return { receiptId: receipt?.id ?? '', acceptanceId: acceptance?.id ?? '' };
  },
  prepare: async (client, received) => {
    const session = of(acceptors, client);
    const acts = received.map(({ acceptanceId }) => ({
      id: v7(),
      command: 'acceptance.releaseAccepted',
      about: { acceptanceId },
      fill: { conclusion: CONCLUSION },
    }));
    const tickets = await ticketsFor(session, acts);
    return acts.map(({ command: name, ...request }, at) => async () => {
      await command(session, name, { ...request, ticket: tickets[at] });
    });
  },
});

type Answer = { documents: { id: string; kind: string }[] };

const command = async ({ line }: Session, name: string, request: object): Promise<Answer> => {
  const { status, text } = await line.ask('POST', `/api/${name}`, request);
  if (status !== 200) throw new Error(`${name} was answered ${status}: ${text}`);
  return JSON.parse(text) as Answer; // Every command answers so.
};

type Clerks = { receiver: Clerk; acceptor: Clerk }[];

const clerks = (database: Database, scene: Scene, receivers: readonly Session[], acceptors: readonly Session[]) =>
  Promise.all(
    receivers.map(async ({ cookie }, at) => ({
      receiver: await openClerk(database.app, scene, cookie),
      acceptor: await openClerk(database.app, scene, of(acceptors, at).cookie),
    })),
  );

const baselineLeg = (owner: pg.Client, byHand: Clerks, acceptors: readonly Session[]): Leg => ({
  receive: (client, { lot, said }) => of(byHand, client).receiver.receive(lot.id, said),
  prepare: async (client, received) => {
    const commands = received.map(() => v7());
    const tickets = received.map(() => v7());
    await owner.query(
      `insert into kernel.signing_ticket (id, session_id, command_id, digest, expires_at)
       select t, $2, c, 'bench', now() + interval '2 minutes' from unnest($1::uuid[], $3::uuid[]) as asked (t, c)`,
      [tickets, of(acceptors, client).cookie.split('.')[1], commands],
    );
    const { acceptor } = of(byHand, client);
    return received.map(
      ({ acceptanceId }, at) =>
        () =>
          acceptor.release(acceptanceId, of(commands, at), of(tickets, at)),
    );
  },
});

const of = <T>(list: readonly T[], at: number): T => {
  const found = list[at];
  if (found === undefined) throw new Error(`there is no number ${at}`);
  return found;
};

type Sum = { received: string[]; receiveMs: number; releaseMs: number; programMs: number; serverMs: number };
type Meter = () => { programMs: number; serverMs: number };

const emptySum = (): Sum => ({ received: [], receiveMs: 0, releaseMs: 0, programMs: 0, serverMs: 0 });

const meterOf =
  ({ pid }: { pid: number }, { postmaster }: Database): Meter =>
  () => ({ programMs: programMs(pid), serverMs: serverMs(postmaster) });

/** Receives, then the tickets that no leg is charged for, then releases. */
const round = async (leg: Leg, draws: readonly Draw[][], sum: Sum, meter?: Meter): Promise<void> => {
  const metered = async (work: () => Promise<void>) => {
    const before = meter?.();
    const from = performance.now();
    await work();
    const ms = performance.now() - from;
    const after = meter?.();
    if (before && after) {
      sum.programMs += after.programMs - before.programMs;
      sum.serverMs += after.serverMs - before.serverMs;
    }
    return ms;
  };
  const received = draws.map((): ReceivedGoods[] => []);
  const everyClient = (work: (client: number) => Promise<void>) => async () => {
    await Promise.all(draws.map((_, client) => work(client)));
  };
  sum.receiveMs += await metered(
    everyClient(async (client) => {
      for (const draw of of(draws, client)) of(received, client).push(await leg.receive(client, draw));
    }),
  );
  const releases: (() => Promise<void>)[][] = [];
  for (const [client, its] of received.entries()) releases.push(await leg.prepare(client, its));
  sum.releaseMs += await metered(
    everyClient(async (client) => {
      for (const release of of(releases, client)) await release();
    }),
  );
  sum.received.push(...received.flat().map(({ receiptId }) => receiptId));
};

const report = (scale: string, { product, baseline }: { product: Sum; baseline: Sum }): void => {
  const line = (metric: string, unit: string, measure: (sum: Sum) => number) =>
    print({ bench: 'posting', metric, scale, value: measure(product), unit, baseline: measure(baseline) });
  const perSecond = (ms: (sum: Sum) => number) => (sum: Sum) => (sum.received.length * 1_000) / ms(sum);
  const perCommand = (ms: (sum: Sum) => number) => (sum: Sum) => ms(sum) / (2 * sum.received.length);
  const { ratio } = line(
    'posting.rate',
    'commands/s',
    (sum) => 2 * perSecond((its) => its.receiveMs + its.releaseMs)(sum),
  );
  mustBe((ratio ?? 0) >= 0.4, `posting.rate ${ratio}, must be at least 0.4`);
  line(
    'posting.receive_rate',
    'commands/s',
    perSecond(({ receiveMs }) => receiveMs),
  );
  line(
    'posting.release_rate',
    'commands/s',
    perSecond(({ releaseMs }) => releaseMs),
  );
  line(
    'posting.cpu',
    'ms/command',
    perCommand((sum) => sum.programMs + sum.serverMs),
  );
  line(
    'posting.cpu_program',
    'ms/command',
    perCommand((sum) => sum.programMs),
  );
  line(
    'posting.cpu_database',
    'ms/command',
    perCommand((sum) => sum.serverMs),
  );
};
