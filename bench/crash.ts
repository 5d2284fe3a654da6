/** Kills the program or its database under load, again and again. The clients' own log of what was acknowledged decides
 *  what must be there afterwards; nothing the server says of itself counts. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import { v7 } from 'uuid';
import { connected, databaseIn, type Scene, sceneOf } from './database.ts';
import { type Dice, diceOf, drawSkewed, say } from './figures.ts';
import { openLine } from './http-line.ts';
import { breaches } from './invariants.ts';
import { type Product, signedIn, startProduct, temporaryFolder } from './product.ts';

const CLIENTS = 6;
const ENDING_MS_MAX = 20_000;
const RECEIVE = '/api/receiving.receive';

export type CrashOptions = { readonly kills: number; readonly acknowledged: number; readonly seed: number };
export type Survived = {
  readonly kills: number;
  readonly acknowledged: number;
  /** Sent, and cut off before an answer came; asked again with the same id. */
  readonly unanswered: number;
  /** Of these, how many had happened all the same. */
  readonly hadHappened: number;
  /** Acknowledged, and not there exactly once as acknowledged. */
  readonly lost: number;
  /** Rows that are part of no whole receipt, laws of the ledger that are broken, answers that changed when asked
   *  again. */
  readonly halfDone: number;
  /** How long a supervisor waited for the program to end by itself, and to come back, at worst. */
  readonly endedMs: number;
  readonly backMs: number;
  readonly complaints: readonly string[];
};

type Request = { id: string; about: object; fill: object };
type Sent = { request: Request; answer?: unknown };
type Crash = {
  product: Product;
  scene: Scene;
  cookies: readonly string[];
  products: readonly string[];
  dice: Dice;
  sent: Sent[];
  complaints: string[];
};

/** Runs the whole evidence on a data folder of its own. */
export const crash = async ({ kills, acknowledged, seed }: CrashOptions): Promise<Survived> => {
  const product = await startProduct(temporaryFolder());
  const sessions = await signedIn(product, 'shouhuo', CLIENTS);
  for (const { line } of sessions) line.close();
  const { scene, products } = await asOwner(product, async (owner) => {
    const found = await sceneOf(owner);
    return { scene: found, products: await productsOf(owner, found) };
  });
  const at: Crash = {
    product,
    scene,
    products,
    cookies: sessions.map(({ cookie }) => cookie),
    dice: diceOf(seed),
    sent: [],
    complaints: [],
  };
  const sums = { unanswered: 0, hadHappened: 0, lost: 0, halfDone: 0, endedMs: 0, backMs: 0 };
  for (let kill = 0; kill < kills; kill++) {
    const before = at.sent.length;
    await loadUntilKilled(at, acknowledged, kill % 2 === 0 ? 'program' : 'postmaster');
    sums.endedMs = Math.max(sums.endedMs, await endOf(at));
    const from = performance.now();
    at.product = await startProduct(product.folder);
    sums.backMs = Math.max(sums.backMs, performance.now() - from);
    const found = await examined(at, at.sent.slice(before));
    sums.unanswered += found.unanswered;
    sums.hadHappened += found.hadHappened;
    sums.halfDone += found.halfDone;
  }
  sums.lost = await asOwner(at.product, (owner) => missing(owner, at));
  const count = at.sent.length;
  await at.product.stop();
  return { kills, acknowledged: count, ...sums, complaints: at.complaints };
};

const asOwner = <T>({ folder }: Product, work: (owner: pg.Client) => Promise<T>): Promise<T> =>
  connected(databaseIn(folder).owner, work);

const productsOf = async (owner: pg.Client, { org }: Scene): Promise<string[]> => {
  const { rows } = await owner.query<{ id: string }>(
    'select id from catalog.product where org_id = $1 and not is_tracked_by_serial order by primary_di limit 20',
    [org],
  );
  return rows.map(({ id }) => id);
};

/** Some receipts open a lot, others add to one: the same few numbers come again and again. */
const receipt = ({ scene, products, dice }: Crash): Request => {
  const lotNumber = `CRASH${Math.floor(dice() ** 2 * 200)}`;
  const quantity = 1 + Math.floor(dice() * 50);
  const line = { productId: drawSkewed(products, dice), lotNumber, lastUseOn: '2031-12-31', serials: [], quantity };
  return { id: v7(), about: { siteId: scene.site }, fill: { supplierId: scene.supplier, lines: [line] } };
};

/** Every client receives until its line breaks; the blow falls at a random moment after enough was acknowledged. */
const loadUntilKilled = async (at: Crash, enough: number, victim: 'program' | 'postmaster'): Promise<void> => {
  const { postmaster } = databaseIn(at.product.folder);
  const goal = at.sent.filter(({ answer }) => answer).length + enough;
  let acknowledged = goal - enough;
  let isOver = false;
  const clients = at.cookies.map(async (cookie) => {
    const line = openLine(at.product.port, cookie);
    while (!isOver) {
      const sent: Sent = { request: receipt(at) };
      at.sent.push(sent);
      const answer = await answerTo(line, sent.request);
      if (answer === undefined) break;
      sent.answer = answer;
      acknowledged++;
    }
    line.close();
  });
  const patientUntil = Date.now() + 60_000;
  while (acknowledged < goal && Date.now() < patientUntil) await sleep(5);
  if (acknowledged < goal)
    at.complaints.push(`only ${acknowledged} of ${goal} were acknowledged before a ${victim} was killed`);
  await sleep(at.dice() * 30);
  process.kill(victim === 'program' ? at.product.pid : postmaster, 'SIGKILL');
  await sleep(1);
  isOver = true;
  const from = performance.now();
  await Promise.all(clients);
  const hung = performance.now() - from;
  if (hung > 5_000) at.complaints.push(`a request hung for ${Math.round(hung)} ms after the ${victim} was killed`);
};

/** The answer, or undefined when the line broke or the server could not do it. */
const answerTo = async (line: ReturnType<typeof openLine>, request: Request): Promise<unknown> => {
  try {
    const { status, text } = await line.ask('POST', RECEIVE, request);
    if (status === 200) return JSON.parse(text);
    if (status < 500) throw new Refusal(`a receipt was answered ${status}: ${text}`);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return undefined;
  }
};

class Refusal extends Error {}

/** What a supervisor waits for before it starts the program again: that it ended. Answers how long that took. */
const endOf = async ({ product, complaints }: Crash): Promise<number> => {
  const from = performance.now();
  await Promise.race([product.ended, sleep(ENDING_MS_MAX, undefined, { ref: false })]);
  if (!product.hasEnded()) {
    complaints.push(`the program did not end within ${ENDING_MS_MAX} ms`);
    process.kill(product.pid, 'SIGKILL');
    await product.ended;
  }
  return performance.now() - from;
};

/** After each restart: what nobody answered is asked again, twice; what was answered, once more; then the laws. */
const examined = async (at: Crash, sent: readonly Sent[]) => {
  const line = openLine(at.product.port, at.cookies[0]);
  const halfBefore = await asOwner(at.product, (owner) => brokenRows(owner, at.complaints));
  const unanswered = sent.filter(({ answer }) => answer === undefined);
  const ids = unanswered.map(({ request }) => request.id);
  const hadHappened = await asOwner(at.product, (owner) => countOf(owner, at.scene, ids));
  let changed = 0;
  for (const one of unanswered) {
    one.answer = await answerTo(line, one.request);
    if (one.answer === undefined) at.complaints.push('a receipt asked again after the restart was not answered');
  }
  const again = [...unanswered, ...sent.filter((one) => !unanswered.includes(one)).slice(-50)];
  for (const { request, answer } of again) {
    if (isDeepStrictEqual(await answerTo(line, request), answer)) continue;
    changed++;
    at.complaints.push(`the answer to ${request.id} changed`);
  }
  line.close();
  const halfAfter = await asOwner(at.product, (owner) => brokenRows(owner, at.complaints));
  return { unanswered: unanswered.length, hadHappened, halfDone: halfBefore + changed + halfAfter };
};

const brokenRows = async (owner: pg.Client, complaints: string[]): Promise<number> => {
  const found = await breaches(owner);
  complaints.push(...found.map(({ law, rows }) => `broken: ${law} (${rows})`));
  return found.reduce((sum, { rows }) => sum + rows, 0);
};

const countOf = async (owner: pg.Client, { org }: Scene, ids: readonly string[]): Promise<number> => {
  const { rows } = await owner.query<{ count: number }>(
    `select count(*)::int as count from kernel.journal_line
      where org_id = $1 and command_id = any ($2::uuid[]) and kind = 'command'`,
    [org, ids],
  );
  return rows[0]?.count ?? 0;
};

/** Of all that was ever acknowledged: what is not there exactly once, with the number and quantity acknowledged; and
 *  receipts nobody ever sent. */
const missing = async (owner: pg.Client, { scene, sent, complaints }: Crash): Promise<number> => {
  const unknown = sent.filter(({ answer }) => answer === undefined).map(({ request }) => request.id);
  const answered = sent.filter(({ answer }) => answer !== undefined);
  const acknowledged = answered.map(({ request, answer }) => ({
    command: request.id,
    answer,
    quantity: (request.fill as { lines: [{ quantity: number }] }).lines[0].quantity, // As `receipt` made it.
  }));
  const { rows } = await owner.query<{ command: string }>(
    `with said as (select (s ->> 'command')::uuid as command, s -> 'answer' as answer,
      (s ->> 'quantity')::bigint as quantity
        from jsonb_array_elements($2::jsonb) s),
      kept as (select j.command_id, j.answer, l.quantity, m.quantity as moved
        from kernel.journal_line j
        join kernel.document d on d.org_id = j.org_id and d.id = (j.answer -> 'documents' -> 0 ->> 'id')::uuid
          and d.number = j.answer -> 'documents' -> 0 ->> 'number'
        join receiving.receipt_line l on l.org_id = d.org_id and l.receipt_id = d.id
        join kernel.movement m on m.org_id = l.org_id and m.intake_id = l.intake_id and m.line_id = j.id
        where j.org_id = $1 and j.command = 'receiving.receive' and j.kind = 'command'
          and j.command_id <> all ($3::uuid[]))
    select coalesce(said.command, kept.command_id) as command
    from said full join kept on kept.command_id = said.command
    group by 1
    having count(said.command) <> 1 or count(kept.command_id) <> 1
      or not bool_and(kept.answer = said.answer and kept.quantity = said.quantity and kept.moved = said.quantity)`,
    [scene.org, JSON.stringify(acknowledged), unknown],
  );
  if (rows.length > 0)
    complaints.push(
      `lost or doubled: ${rows
        .slice(0, 5)
        .map(({ command }) => command)
        .join(', ')}`,
    );
  return rows.length;
};

/** One line for people. */
export const tell = (survived: Survived): void => {
  const { kills, acknowledged, unanswered, hadHappened, endedMs, backMs, complaints } = survived;
  say(`${kills} kills, ${acknowledged} receipts; ${unanswered} unanswered, of which ${hadHappened} had happened`);
  say(`the program ended within ${Math.round(endedMs)} ms of a kill and was back within ${Math.round(backMs)} ms`);
  for (const complaint of complaints.slice(0, 20)) say(complaint);
};
