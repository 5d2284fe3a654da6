/** Ten thousand serial numbers in one command over HTTP, and the same by hand, in turn. */
import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import { v7 } from 'uuid';
import { programMs, serverMs } from './cpu.ts';
import { connected, databaseIn, type Scene, sceneOf } from './database.ts';
import { countOf, mustBe, percentile, print } from './figures.ts';
import { mustHoldSealed } from './invariants.ts';
import type { Options } from './main.ts';
import { counting } from './posting-trips.ts';
import { type Session, signedIn, startProduct, temporaryFolder } from './product.ts';
import { openSerialsClerk, type SerialsSaid } from './serials-baseline.ts';

const TURNS = 5;
const SECONDS_MAX = 2;
const STATEMENTS_MAX = 20;
const PRODUCED_ON = '2026-01-01';

type Receive = (said: SerialsSaid) => Promise<string>;
type Sum = { ms: number[]; programMs: number; serverMs: number; receipts: string[] };

export const serials = async ({ seed, scale = '10k' }: Options): Promise<void> => {
  const product = await startProduct(temporaryFolder());
  const database = databaseIn(product.folder);
  const [session] = await signedIn(product, 'shouhuo', 1);
  if (!session) throw new Error('nobody is signed in');
  await connected(database.owner, async (owner) => {
    const scene = await sceneOf(owner);
    const productId = await serialProduct(owner, scene);
    const clerk = await openSerialsClerk(database.app, scene, session.cookie);
    const draw = (leg: string, turn: number): SerialsSaid => ({
      productId,
      lotNumber: `SER${seed}${leg}${turn}`,
      serials: Array.from({ length: countOf(scale) }, (_, at) => `${leg}${seed}T${turn}N${at}`),
    });
    const legs = {
      product: { receive: overHttp(session, scene), pid: product.pid },
      baseline: { ...clerk, pid: process.pid },
    };
    const sums: Record<keyof typeof legs, Sum> = { product: emptySum(), baseline: emptySum() };
    for (let turn = 0; turn < TURNS; turn++) {
      const order = turn % 2 === 0 ? (['product', 'baseline'] as const) : (['baseline', 'product'] as const);
      for (const leg of order) {
        const { receive, pid } = legs[leg];
        const said = draw(leg === 'product' ? 'P' : 'B', turn);
        const before = { program: programMs(pid), server: serverMs(database.postmaster) };
        const from = performance.now();
        sums[leg].receipts.push(await receive(said));
        sums[leg].ms.push(performance.now() - from);
        sums[leg].programMs += programMs(pid) - before.program;
        sums[leg].serverMs += serverMs(database.postmaster) - before.server;
      }
    }
    await mustAgree(owner, scene, sums);
    report(scale, sums);
    const statements = await counting(
      owner,
      database.log,
      async () => void (await legs.product.receive(draw('P', TURNS))),
    );
    const byHand = await counting(owner, database.log, async () => void (await clerk.receive(draw('B', TURNS))));
    print({
      bench: 'serials',
      metric: 'serials.statements',
      scale,
      value: statements,
      unit: 'statements',
      baseline: byHand,
    });
    mustBe(statements <= STATEMENTS_MAX, `serials.statements ${statements}, must be at most ${STATEMENTS_MAX}`);
    await mustHoldSealed(owner);
    await clerk.close();
  });
  await product.stop();
};

const emptySum = (): Sum => ({ ms: [], programMs: 0, serverMs: 0, receipts: [] });

const serialProduct = async (owner: pg.Client, { org }: Scene): Promise<string> => {
  const { rows } = await owner.query<{ id: string }>(
    `select id from catalog.product
     where org_id = $1 and is_tracked_by_serial order by primary_di limit 1`,
    [org],
  );
  const [found] = rows;
  if (!found) throw new Error('no product is kept by serial number');
  return found.id;
};

const overHttp =
  ({ line }: Session, { site, supplier }: Scene): Receive =>
  async ({ productId, lotNumber, serials: numbers }) => {
    const goods = {
      productId,
      lotNumber,
      productionOn: PRODUCED_ON,
      lastUseOn: '2031-12-31',
      serials: numbers,
      quantity: numbers.length,
    };
    const request = { id: v7(), about: { siteId: site }, fill: { supplierId: supplier, lines: [goods] } };
    const { status, text } = await line.ask('POST', '/api/receiving.receive', request);
    if (status !== 200) throw new Error(`ten thousand serial numbers were answered ${status}: ${text.slice(0, 500)}`);
    return (JSON.parse(text) as { documents: [{ id: string }] }).documents[0].id; // Every command answers so.
  };

/** Both legs left the same behind: units, where they stand, what moved them. */
const mustAgree = async (
  owner: pg.Client,
  { org }: Scene,
  { product, baseline }: Record<string, Sum>,
): Promise<void> => {
  const leftBy = async (sum: Sum | undefined) =>
    (
      await owner.query(
        `select count(distinct d.id)::int as receipts, count(*)::int as units, count(distinct u.serial)::int as serials,
           count(distinct mu.unit_id)::int as moved, u.status, p.zone, count(distinct m.id)::int as movements,
           count(distinct a.id)::int as acceptances
         from kernel.document d
         join kernel.movement m on m.org_id = d.org_id and m.document_id = d.id
         join kernel.movement_unit mu on mu.org_id = m.org_id and mu.movement_id = m.id
         join kernel.serial_unit u on u.org_id = mu.org_id and u.id = mu.unit_id and u.intake_id = m.intake_id
         join kernel.location p on p.org_id = u.org_id and p.id = u.location_id
         join acceptance.acceptance a on a.org_id = d.org_id and a.receipt_id = d.id
         where d.org_id = $1 and d.id = any ($2::uuid[]) group by u.status, p.zone`,
        [org, sum?.receipts],
      )
    ).rows;
  const [ours, theirs] = [await leftBy(product), await leftBy(baseline)];
  if (ours.length !== 1 || !isDeepStrictEqual(ours, theirs))
    throw new Error(`the legs disagree:\n${JSON.stringify(ours)}\n${JSON.stringify(theirs)}`);
};

const report = (scale: string, { product, baseline }: { product: Sum; baseline: Sum }): void => {
  const line = (metric: string, unit: string, measure: (sum: Sum) => number) =>
    print({ bench: 'serials', metric, scale, value: measure(product), unit, baseline: measure(baseline) });
  const { value } = line('serials.receive_10k', 's', ({ ms }) => percentile(ms, 0.5) / 1_000);
  mustBe(value <= SECONDS_MAX, `serials.receive_10k ${value} s, must be at most ${SECONDS_MAX}`);
  line('serials.receive_10k_slowest', 's', ({ ms }) => Math.max(...ms) / 1_000);
  line('serials.cpu_program', 'ms/command', (sum) => sum.programMs / sum.ms.length);
  line('serials.cpu_database', 'ms/command', (sum) => sum.serverMs / sum.ms.length);
};
