/** Why the twenty buttons of a document with fifty lines are disabled: the product and the same by hand, over HTTP, in
 *  turn. */
import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import { v7 } from 'uuid';
import { startBaseline } from './baseline.ts';
import { programMs, serverMs } from './cpu.ts';
import { connected, type Database, databaseIn, type Scene, sceneOf } from './database.ts';
import { diceOf, drawSkewed, mustBe, percentile, print } from './figures.ts';
import { addHistory, loadedLots } from './history.ts';
import { openLine } from './http-line.ts';
import { mustHoldSealed } from './invariants.ts';
import type { Options } from './main.ts';
import { counting } from './posting-trips.ts';
import { type Session, signedIn, startProduct, temporaryFolder, ticketsFor } from './product.ts';

const PAGES = 8;
const LINES = 50;
const COMMANDS = 20;
const STATEMENTS_MAX = 10;
const RATIO_MAX = 2;
const HISTORY = 20_000;

type Asked = { command: string; about: Record<string, string> };
type Page = { asked: readonly Asked[] };
type Leg = { readonly pid: number; readonly ask: (page: Page) => Promise<boolean[]> };
type Sum = { ms: number[]; programMs: number; serverMs: number };

export const blockers = async ({ seed, scale = '20 commands, 50 lines', seconds = 15 }: Options): Promise<void> => {
  const product = await startProduct(temporaryFolder());
  const database = databaseIn(product.folder);
  const [receiver] = await signedIn(product, 'shouhuo', 1);
  const [acceptor] = await signedIn(product, 'yanshou', 1);
  if (!receiver || !acceptor) throw new Error('nobody is signed in');
  const byHand = await startBaseline('blockers', database);
  await connected(database.owner, async (owner) => {
    const scene = await sceneOf(owner);
    await mayAlsoShip(owner, scene, acceptor);
    await addHistory(owner, scene, HISTORY, seed);
    const lots = await loadedLots(owner, scene);
    const dice = diceOf(seed);
    const pages: Page[] = [];
    for (let at = 0; at < PAGES; at++) {
      const drawn = Array.from({ length: LINES }, () => drawSkewed(lots, dice));
      pages.push(await pageOf(owner, scene, receiver, acceptor, drawn));
    }
    const legs = {
      product: legOf(product, openLine(product.port, acceptor.cookie), '/api/blockers', blockedIn),
      baseline: legOf(byHand, openLine(byHand.port, acceptor.cookie), '/', (answer) => answer as boolean[]),
    };
    await mustAgree(legs, pages);
    const sums = await measured(legs, pages, database, seconds);
    report(scale, sums);
    const [page] = pages;
    if (!page) throw new Error('there is no page');
    const statements = await counting(owner, database.log, async () => void (await legs.product.ask(page)));
    const base = await counting(owner, database.log, async () => void (await legs.baseline.ask(page)));
    const line = { bench: 'blockers', metric: 'blockers.statements', scale, unit: 'statements' };
    print({ ...line, value: statements, baseline: base });
    mustBe(statements <= STATEMENTS_MAX, `blockers.statements ${statements}, must be at most ${STATEMENTS_MAX}`);
    await mustHoldSealed(owner);
  });
  byHand.stop();
  await product.stop();
};

/** One person sees all buttons of the page. */
const mayAlsoShip = (owner: pg.Client, { org }: Scene, { cookie }: Session) =>
  owner.query(
    `insert into kernel.position_holding (org_id, id, person_id, position, from_on)
     select org_id, $3, person_id, 'dispatcher', '2020-01-01' from kernel.session where org_id = $1 and id = $2`,
    [org, cookie.split('.')[1], v7()],
  );

type Drawn = { productId: string; number: string };

/** A receipt of fifty lines, a quarter of them released; half of its buttons release, half ship. */
const pageOf = async (
  owner: pg.Client,
  { org, site, supplier }: Scene,
  receiver: Session,
  acceptor: Session,
  drawn: readonly Drawn[],
): Promise<Page> => {
  const lines = drawn.map(({ productId, number }) => ({
    ...{ productId, lotNumber: number, lastUseOn: '2031-12-31', quantity: 5, serials: [] },
  }));
  const receipt = { id: v7(), about: { siteId: site }, fill: { supplierId: supplier, lines } };
  const received = await receiver.line.ask('POST', '/api/receiving.receive', receipt);
  if (received.status !== 200) throw new Error(`a receipt was answered ${received.status}: ${received.text}`);
  // Every command answers so.
  const [{ id }] = (JSON.parse(received.text) as { documents: [{ id: string }] }).documents;
  const { rows } = await owner.query<{ acceptanceId: string; lotId: string }>(
    `select id as "acceptanceId", lot_id as "lotId" from acceptance.acceptance
     where org_id = $1 and receipt_id = $2 order by id`,
    [org, id],
  );
  const acts = rows.slice(0, Math.floor(LINES / 4)).map(({ acceptanceId }) => ({
    ...{ id: v7(), command: 'acceptance.releaseAccepted', about: { acceptanceId }, fill: { conclusion: '合格' } },
  }));
  const tickets = await ticketsFor(acceptor, acts);
  for (const [at, { command, ...request }] of acts.entries()) {
    const { status, text } = await acceptor.line.ask('POST', `/api/${command}`, { ...request, ticket: tickets[at] });
    if (status !== 200) throw new Error(`a release was answered ${status}: ${text}`);
  }
  const every = rows.filter((_, at) => at % Math.floor(LINES / (COMMANDS / 2)) === 0).slice(0, COMMANDS / 2);
  return {
    asked: every.flatMap(({ acceptanceId, lotId }) => [
      { command: 'acceptance.releaseAccepted', about: { acceptanceId } },
      { command: 'shipping.ship', about: { siteId: site, lotId } },
    ]),
  };
};

const legOf = (
  { pid }: { pid: number },
  line: ReturnType<typeof openLine>,
  address: string,
  read: (answer: unknown) => boolean[],
): Leg => ({
  pid,
  ask: async (page) => {
    const { status, text } = await line.ask('POST', address, page);
    if (status !== 200) throw new Error(`the blockers of a page were answered ${status}: ${text}`);
    return read(JSON.parse(text));
  },
});

const blockedIn = (answer: unknown): boolean[] =>
  (answer as { blocked: { findings: unknown[] }[] }).blocked.map(({ findings }) => findings.length > 0); // As declared.

/** Both legs disable the same buttons, some and not all. */
const mustAgree = async ({ product, baseline }: Record<'product' | 'baseline', Leg>, pages: readonly Page[]) => {
  for (const page of pages) {
    const [ours, theirs] = [await product.ask(page), await baseline.ask(page)];
    const isMixed = ours.includes(true) && ours.includes(false);
    if (ours.length !== COMMANDS || !isMixed || !isDeepStrictEqual(ours, theirs))
      throw new Error(`the legs disagree about a page:\n${ours}\n${theirs}`);
  }
};

const measured = async (
  legs: Record<'product' | 'baseline', Leg>,
  pages: readonly Page[],
  { postmaster }: Database,
  seconds: number,
) => {
  const sums = { product: emptySum(), baseline: emptySum() };
  const until = Date.now() + seconds * 1_000;
  for (let turn = 0; turn < 2 || Date.now() < until; turn++) {
    const order = turn % 2 === 0 ? (['product', 'baseline'] as const) : (['baseline', 'product'] as const);
    for (const leg of order) {
      const { pid, ask } = legs[leg];
      const before = { program: programMs(pid), server: serverMs(postmaster) };
      for (const page of pages) {
        const from = performance.now();
        await ask(page);
        sums[leg].ms.push(performance.now() - from);
      }
      sums[leg].programMs += programMs(pid) - before.program;
      sums[leg].serverMs += serverMs(postmaster) - before.server;
    }
  }
  return sums;
};

const emptySum = (): Sum => ({ ms: [], programMs: 0, serverMs: 0 });

const report = (scale: string, { product, baseline }: Record<'product' | 'baseline', Sum>): void => {
  const line = (metric: string, measure: (sum: Sum) => number) =>
    print({ bench: 'blockers', metric, scale, value: measure(product), unit: 'ms', baseline: measure(baseline) });
  const { ratio } = line('blockers.p95', ({ ms }) => percentile(ms, 0.95));
  mustBe((ratio ?? 9) <= RATIO_MAX, `blockers.p95 ${ratio}, must be at most ${RATIO_MAX}`);
  line('blockers.p50', ({ ms }) => percentile(ms, 0.5));
  line('blockers.cpu', (sum) => (sum.programMs + sum.serverMs) / sum.ms.length);
  line('blockers.cpu_program', (sum) => sum.programMs / sum.ms.length);
  line('blockers.cpu_database', (sum) => sum.serverMs / sum.ms.length);
};
