/** How far the sealer is behind while eight clients receive, and how fast it drains what has piled up. */
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { v7 } from 'uuid';
import { programMs, serverMs } from './cpu.ts';
import { connected, type Database, databaseIn, type Scene, sceneOf } from './database.ts';
import { countOf, diceOf, drawSkewed, mustBe, percentile, print, say } from './figures.ts';
import { addHistory, type LoadedLot, loadedLots } from './history.ts';
import { mustHoldSealed } from './invariants.ts';
import type { Options } from './main.ts';
import { type Product, type Session, signedIn, startProduct, temporaryFolder } from './product.ts';

const CLIENTS = 8;
const LOOK_EVERY_MS = 5;
const LAG_MS_MAX = 300;
const RATE_MIN = 3_000;
const PATIENCE_MS = 60_000;

export const seal = async ({ seed, scale = '20k', seconds = 15 }: Options): Promise<void> => {
  const product = await startProduct(temporaryFolder());
  const database = databaseIn(product.folder);
  const sessions = await signedIn(product, 'shouhuo', CLIENTS);
  await connected(database.owner, async (owner) => {
    const scene = await sceneOf(owner);
    await addHistory(owner, scene, 20_000, seed);
    const lots = await loadedLots(owner, scene);
    await lag({ database, scene, sessions, lots, seed, seconds, scale });
    await mustHoldSealed(owner);
    await rate(owner, product, database, scene, scale);
    await mustHoldSealed(owner);
  });
  await product.stop();
};

type Load = {
  database: Database;
  scene: Scene;
  sessions: readonly Session[];
  lots: readonly LoadedLot[];
  seed: number;
  seconds: number;
  scale: string;
};

/** From the moment a client has its answer until its line is seen under a checkpoint. */
const lag = async ({ database, scene, sessions, lots, seed, seconds, scale }: Load): Promise<void> => {
  const answered = new Map<string, number>();
  const sealed = new Map<string, number>();
  const dice = diceOf(seed);
  const until = performance.now() + seconds * 1_000;
  let isLoading = true;
  const looking = connected(database.app, (client) => look(client, scene, sealed, () => isLoading));
  await Promise.all(
    sessions.map(async ({ line }) => {
      while (performance.now() < until) {
        const request = receiptOf(scene, drawSkewed(lots, dice), 1 + Math.floor(dice() * 200));
        const { status, text } = await line.ask('POST', '/api/receiving.receive', request);
        if (status !== 200) throw new Error(`a receipt was answered ${status}: ${text}`);
        answered.set((JSON.parse(text) as { lineId: string }).lineId, performance.now()); // Every command answers so.
      }
    }),
  );
  await sleep(2_000);
  isLoading = false;
  await looking;
  const lags = [...answered].map(([lineId, at]) => Math.max(0, (sealed.get(lineId) ?? Number.POSITIVE_INFINITY) - at));
  say(`${answered.size} receipts in ${seconds} s`);
  const line = (metric: string, value: number) => print({ bench: 'seal', metric, scale, value, unit: 'ms' });
  const p99 = line('seal.lag_p99', percentile(lags, 0.99)).value;
  mustBe(p99 <= LAG_MS_MAX, `seal.lag_p99 ${p99} ms, must be at most ${LAG_MS_MAX}`);
  line('seal.lag_p50', percentile(lags, 0.5));
  print({ bench: 'seal', metric: 'seal.load', scale, value: answered.size / seconds, unit: 'commands/s' });
};

const receiptOf = ({ site, supplier }: Scene, { productId, number }: LoadedLot, quantity: number) => ({
  id: v7(),
  about: { siteId: site },
  fill: {
    supplierId: supplier,
    lines: [{ productId, lotNumber: number, lastUseOn: '2031-12-31', quantity, serials: [] }],
  },
});

/** Notes the moment each new leaf is seen. */
const look = async (client: pg.Client, { org }: Scene, sealed: Map<string, number>, goesOn: () => boolean) => {
  await client.query(`set yanji.org_id = '${org}'`);
  const text = 'select line_id, position from kernel.log_leaf where org_id = $1 and position >= $2 order by position';
  const first = await client.query<{ next: number }>(
    'select coalesce(max(position) + 1, 0)::int as next from kernel.log_leaf where org_id = $1',
    [org],
  );
  let next = first.rows[0]?.next ?? 0;
  while (goesOn()) {
    const { rows } = await client.query<{ line_id: string; position: string }>({
      name: 'look',
      text,
      values: [org, next],
    });
    for (const { line_id: line, position } of rows) {
      sealed.set(line, performance.now());
      next = Number(position) + 1;
    }
    await sleep(LOOK_EVERY_MS);
  }
};

/** Lines as large as those of the receipts just done wait, all at once, as after an hour without a sealer. */
const rate = async (owner: pg.Client, { pid }: Product, { postmaster }: Database, { org }: Scene, scale: string) => {
  const lines = countOf(scale);
  await owner.query('begin');
  await owner.query(
    `with copied as (
       insert into kernel.journal_line (org_id, id, command_id, command, person_id, session_id, came_from, recorded_at,
           input_digest, asked, checked, changed, answer, kind, wrote)
         select j.org_id, uuidv7(), uuidv7(), j.command, j.person_id, j.session_id, j.came_from, now(), j.input_digest,
           j.asked, j.checked, j.changed, j.answer, 'refusal', '{}'
         from generate_series(1, $2) as made (at)
         join (select row_number() over (order by id) as n, count(*) over () as many, l.* from kernel.journal_line l
           where org_id = $1 and command = 'receiving.receive') j on j.n = 1 + made.at % j.many
       returning org_id, id)
     insert into kernel.unsealed (org_id, line_id) select org_id, id from copied`,
    [org, lines],
  );
  const before = { program: programMs(pid), server: serverMs(postmaster) };
  await owner.query('commit');
  const from = performance.now();
  const waiting = async () =>
    (await owner.query<{ any: boolean }>('select exists (select from kernel.unsealed where org_id = $1) as any', [org]))
      .rows[0]?.any;
  while (await waiting()) {
    if (performance.now() - from > PATIENCE_MS) throw new Error('the sealer did not drain what waited');
    await sleep(20);
  }
  const seconds = (performance.now() - from) / 1_000;
  const line = (metric: string, value: number, unit: string) => print({ bench: 'seal', metric, scale, value, unit });
  const { value } = line('seal.rate', lines / seconds, 'lines/s');
  mustBe(value >= RATE_MIN, `seal.rate ${value} lines/s, must be at least ${RATE_MIN}`);
  line('seal.cpu_program', (programMs(pid) - before.program) / lines, 'ms/line');
  line('seal.cpu_database', (serverMs(postmaster) - before.server) / lines, 'ms/line');
};
