/** Asks the server what nobody would ask, and judges each answer: never our fault, never a change by what was refused,
 *  every reason in both languages with its field or clause, every answer as declared. */
import fc from 'fast-check';
import pg from 'pg';
import { v7 } from 'uuid';
import { expect } from 'vitest';
import { z } from 'zod';
import { positions, positionTitle } from '#app/positions';
import { settings } from '#contract/settings';
import { shipping as shippingContract } from '#contract/shipping';
import { warehouse } from '#contract/warehouse';
import { work } from '#contract/work';
import type { Command, Query } from '#kernel/contract';
import { known } from '#kernel/errors';
import { httpServer } from '#kernel/http';
import { allImports } from '#kernel/imports/importing';
import { filed } from '#test/filed';
import { knownValues, tenantTables } from '#test/fuzz/known-values';
import type { Drawing } from '#test/fuzz/shapes';
import { heldRelease, settled } from '#test/held';
import { asOwner, kernel, newWorld, owner, type World } from '#test/world';

/** All that is asked of all commands and queries together; the seed is said when something is found. */
const CASES = Number(process.env.YANJI_FUZZ_CASES ?? 2_000);
const CASES_MIN = 45;
const SEED = Number(process.env.YANJI_FUZZ_SEED ?? 20_261_122);

export type Fuzzed = Awaited<ReturnType<typeof fuzzed>>;

/** A company with goods in every state, another like it, people who may do everything, and the server itself. */
export const fuzzed = async () => {
  const world = await livelyWorld();
  const other = await livelyWorld();
  const all = Object.keys(positions) as (keyof typeof positions)[];
  const people = [await whoMay(world, all), await whoMay(world, all), world.receiver];
  const logged: string[] = [];
  const server = await httpServer(kernel, { version: 'fuzz', positionTitle, log: (text) => logged.push(text) });
  const looking = new pg.Client(owner);
  await looking.connect();
  await looking.query(digesting(await tenantTables()));
  const digest = async (org = world.org): Promise<string> => {
    const { rows } = await looking.query<{ digest: string }>({
      name: 'digest',
      text: 'select public.fuzz_digest($1) as digest',
      values: [org],
    });
    return known(rows[0], 'a digest').digest;
  };
  const today = new Date().toISOString().slice(0, 10);
  const own = new Map([
    ...(await knownValues(world.org)),
    ['importedCommand', allImports().map(({ command }) => command.name)],
  ]);
  const drawing: Drawing = { own, foreign: await knownValues(other.org), today };
  const stop = async () => {
    await looking.end();
    await server.close();
  };
  return { world, other, people, server, digest, drawing, logged, stop };
};

/** Somebody who holds every position. No appointment makes that lawful, so it is written past the rules. */
const whoMay = async (world: World, all: readonly string[]) => {
  const person = await world.someone();
  const held = `insert into kernel.position_holding (org_id, id, person_id, position, from_on)
    select $1, gen_random_uuid(), $2, p, '2000-01-01' from unnest($3::text[]) p`;
  await asOwner(held, [world.org, person.id, [...all]]);
  return person;
};

/** A table that may be imported. */
const PARTNERS = Buffer.from('名称,类型,地址,联系方式\n三号,供货者,路 3 号,021-3\n四号,厂商,,\n');

const livelyWorld = async () => {
  const world = await newWorld();
  const bySerial = await world.product({ bySerial: true, boxOf: 10 });
  await world.receivedLot({ quantity: 40 });
  await decidesTwice(world);
  await filed(world);
  await filed(world, PARTNERS, '往来单位.csv');
  await world.receivedLot({ productId: bySerial.id, serials: ['S1', 'S2', 'S3'] });
  const serials = ['S4', 'S5', 'S6'];
  for (const said of [{ quantity: 60 }, { productId: bySerial.id, serials }]) {
    const { lotId } = await world.releasedLot(said);
    const first = 'serials' in said ? ['S4'] : [];
    const sent = await world.dispatcher.does(shippingContract.ship, world.shipping(lotId, first.length || 5, first));
    const about = { documentId: sent.documents[0]?.id ?? '' };
    await world.dispatcher.does(shippingContract.printDeliveryNote, { about, fill: { language: 'zh' } });
  }
  const carton = { sscc: '006901230000000010', toLocationId: await world.placeOf('qualified') };
  await world.storekeeper.does(warehouse.openContainer, { about: { siteId: world.siteId }, fill: carton });
  const { qualityHead, heldId } = await heldRelease(world);
  const delegated = { personId: world.dispatcher.id, reason: '出差' };
  await qualityHead.does(work.delegate, { about: { heldId }, fill: delegated });
  return world;
};

/** Somebody decided about a setting, at a place of its own too, and took that back. */
const decidesTwice = async (world: World) => {
  const quality = await world.someone('qualityHead');
  const countsFrom = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const [value, reason] = [{ remainingDaysMin: 0 }, '会议决定'];
  const company = { name: 'shipping.remainingLife', level: 'company', of: '', version: 0 } as const;
  const site = { ...company, level: 'site', of: world.siteId } as const;
  for (const about of [company, site])
    await settled(world, quality, settings.change, { about, fill: { value, countsFrom, reason } });
  await settled(world, quality, settings.follow, { about: { ...site, version: 1 }, fill: { countsFrom, reason } });
};

/** One function with one text per table: looked up once, asked thousands of times. */
const digesting = (tables: readonly string[]): string => `
  create or replace function public.fuzz_digest(company uuid) returns text language sql as $$
    select md5(concat(${tables
      .map((table) => `(select md5(string_agg(t::text, '' order by t::text)) from ${table} t where t.org_id = company)`)
      .join(', ')})) $$`;

/** How many cases one command or query is asked with. */
export const casesOf = <T>(names: number): fc.Parameters<T> => ({
  numRuns: Math.max(CASES_MIN, Math.ceil(CASES / names)),
  seed: SEED,
  endOnFailure: true, // The company has moved on: a smaller case would be another case.
  asyncReporter: async ({ failed, numRuns, counterexample, errorInstance }: fc.RunDetails<T>) => {
    if (!failed) return;
    const found = JSON.stringify(counterexample)?.slice(0, 1_500);
    throw new Error(`case ${numRuns} of seed ${SEED}: ${found}\n${errorInstance}`, { cause: errorInstance });
  },
});

const Words = z.strictObject({ zh: z.string().regex(/\p{Script=Han}/u), en: z.string().min(1) });
const Finding = z.strictObject({
  rule: z.string().regex(/^[a-z]\w*\.\w+$/i),
  basis: z.string().min(1).optional(),
  message: Words,
  field: z.string().optional(),
  verdict: z.enum(['forbidden', 'approval', 'acknowledge']).optional(),
  position: z.looseObject({ name: z.string(), zh: z.string(), en: z.string() }).optional(),
  document: z.strictObject({ id: z.uuid(), number: z.string() }).optional(),
  mending: z
    .strictObject({
      command: z.string(),
      title: Words,
      positions: z.array(Words).min(1),
      people: z.array(z.string()).max(8),
    })
    .optional(),
});

/** What a refusal looks like, by status; anything else is a fault of ours. */
const refusals: Readonly<Record<number, z.ZodType>> = {
  400: z.union([
    z.strictObject({ malformed: z.array(z.strictObject({ path: z.string(), message: Words })).min(1) }),
    z.strictObject({ message: Words }),
  ]),
  404: z.strictObject({ message: Words, field: z.string().min(1) }),
  409: z.strictObject({ findings: z.array(Finding).min(1) }),
  413: z.strictObject({ message: Words }),
};

const Answered = z.looseObject({
  lineId: z.uuid(),
  recordedAt: z.iso.datetime({ offset: true }),
  documents: z.array(z.strictObject({ id: z.uuid(), kind: z.string(), number: z.string(), state: z.string() })),
});

export type Reply = { readonly status: number; readonly body: unknown };

/** Says what is wrong with a refusal, or nothing. */
export const mustBeRefusal = ({ status, body }: Reply): void => {
  const shape = refusals[status];
  expect(shape, `status ${status}: ${JSON.stringify(body).slice(0, 2_000)}`).toBeDefined();
  expect(shape?.safeParse(body).error?.issues, JSON.stringify(body).slice(0, 2_000)).toBeUndefined();
};

/** An answer is what its schema says, no more and no less. */
export const mustConform = (asked: Command | Query, body: unknown): void => {
  mustFit(asked.is === 'query' ? asked.output : Answered, body);
  if (asked.is === 'query') return;
  const { output, held } = body as { output: unknown; held?: unknown };
  if (asked.output && held === undefined) mustFit(asked.output, output);
};

const mustFit = (schema: z.ZodType, value: unknown): void => {
  const fit = schema.safeParse(value);
  expect(fit.error?.issues).toBeUndefined();
  expect(fit.data).toEqual(value);
};

/** Sends one request as one of the people. */
export const sending =
  ({ server, people }: Pick<Fuzzed, 'server' | 'people'>) =>
  async (who: number, method: 'GET' | 'POST', url: string, body?: unknown): Promise<Reply> => {
    const cookie = known(people[who % people.length], 'somebody').cookie;
    const answer = await server.inject({
      method,
      url,
      headers: { cookie, ...(method === 'POST' ? { 'content-type': 'application/json' } : {}) },
      ...(method === 'POST' ? { payload: JSON.stringify(body) } : {}),
    });
    return { status: answer.statusCode, body: answer.json() };
  };

/** Whoever asks: the first two may do everything, the third is somebody with one position. */
export const anybody: fc.Arbitrary<number> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.constant(1) },
  { weight: 1, arbitrary: fc.constant(2) },
);

/** A ticket for what is signed, as if the password had been proved. */
export const ticketFor = async (
  { people }: Fuzzed,
  who: number,
  command: Command,
  { id, about, fill }: { id: unknown; about: unknown; fill: unknown },
): Promise<{ ticket?: string }> => {
  const parsed = z.object({ id: z.uuid(), about: command.about, fill: command.fill }).safeParse({ id, about, fill });
  if (!command.signed || !parsed.success) return {};
  const person = known(people[who % people.length], 'somebody');
  return { ticket: await person.ticketFor(command, parsed.data.id, parsed.data) };
};

/** A new id, or sometimes one that was used before. */
export const idsOf = (used: readonly string[]) =>
  fc.oneof(
    { weight: 20, arbitrary: fc.constant(undefined).map(() => v7()) },
    { weight: 1, arbitrary: fc.nat().map((at) => used[at % Math.max(1, used.length)] ?? v7()) },
  );

/** What was really asked of a command, as the journal keeps it. */
export const askedBefore = async (org: string, command: string): Promise<unknown[]> => {
  const rows = await asOwner<{ asked: unknown }>(
    `select asked from kernel.journal_line where org_id = $1 and command = $2 and kind = 'command' limit 50`,
    [org, command],
  );
  return rows.map(({ asked }) => asked);
};
