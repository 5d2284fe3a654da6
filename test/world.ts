/** A world is a company: founded, with people, partners, a site and products, built through the product's own commands. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { v7 } from 'uuid';
import { test as base, inject } from 'vitest';
import { modules } from '#app/modules';
import { mayOf, type positions } from '#app/positions';
import { foundCompany } from '#app/seed/found-company';
import { acceptance } from '#contract/acceptance';
import { catalog } from '#contract/catalog';
import { partners } from '#contract/partners';
import { people } from '#contract/people';
import { receiving } from '#contract/receiving';
import { trace } from '#contract/trace';
import { warehouse } from '#contract/warehouse';
import { ask } from '#kernel/ask';
import { blockers } from '#kernel/blockers';
import type { About, Answer, Command, Fill, Finding, Input, Output, Query } from '#kernel/contract';
import { openPool, type Pool } from '#kernel/db';
import type { Asker } from '#kernel/enter';
import { Refused } from '#kernel/errors';
import { inputDigest } from '#kernel/journal';
import { appPassword } from '#kernel/migrate';
import { registryOf } from '#kernel/operation';
import { type Kernel, perform } from '#kernel/perform';
import { checkDigit } from '#standards/gs1-check-digit';
import { TEMPLATE } from '#test/server.setup';

type Say<C extends Command> = { about: About<C>; fill: Fill<C> };

export type Person = Awaited<ReturnType<typeof signedIn>>;
export type World = Awaited<ReturnType<typeof newWorld>>;

/** One database per worker, copied from the template. */
const database = await (async () => {
  const owner = inject('owner');
  const name = `yanji_w${process.env.VITEST_POOL_ID ?? '1'}_${randomUUID().slice(0, 8)}`;
  const client = new pg.Client(owner);
  await client.connect();
  for (let tried = 0; ; tried++) {
    try {
      await client.query(`create database ${name} template ${TEMPLATE}`);
      break;
    } catch (error) {
      if (tried > 50) throw error; // Another worker copies the template at this very moment.
      await new Promise((wake) => setTimeout(wake, 50 + Math.random() * 100));
    }
  }
  await client.end();
  const its = { ...owner, database: name };
  const pool: Pool = openPool(
    { ...its, user: 'yanji_app', password: appPassword(owner.password), max: 12 },
    () => undefined,
  );
  const kernel: Kernel = { pool, registry: registryOf(modules), mayOf };
  return { owner: its, pool, kernel };
})();

export const { owner, pool, kernel } = database;

/** Runs one statement as the owner, who is bound by no row-level security: for looking, and for what tests must break. */
export const asOwner = async <R extends object>(text: string, values: unknown[] = []): Promise<R[]> => {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    const { rows } = await client.query<R>(text, values);
    return rows;
  } finally {
    await client.end();
  }
};

const signedIn = async (org: string, personId: string, name: string) => {
  const login = v7();
  const session = randomUUID();
  const secretDigest = createHash('sha256').update(randomBytes(32)).digest('hex');
  await pool.query(
    `insert into kernel.login (id, name, password_hash, must_choose_password, org_id, person_id)
     values ($1, $2, 'none', false, $3, $4)`,
    [login, `${name}-${login}`, org, personId],
  );
  await pool.query(
    `insert into kernel.session (id, secret_digest, login_id, org_id, person_id, expires_at)
     values ($1, $2, $3, $4, $5, now() + interval '1 hour')`,
    [session, secretDigest, login, org, personId],
  );
  const asker: Asker = { org, session, secretDigest, cameFrom: 'test' };
  const ticketFor = async (command: Command, id: string, { about, fill }: Say<Command>): Promise<string> => {
    const ticket = randomUUID();
    await pool.query(
      `insert into kernel.signing_ticket (id, session_id, command_id, digest, expires_at)
       values ($1, $2, $3, $4, now() + interval '1 minute')`,
      [ticket, session, id, inputDigest(command.name, about, fill)],
    );
    return ticket;
  };
  const does = async <C extends Command>(command: C, said: Say<C>, id = v7()): Promise<Answer> => {
    const ticket = command.signed ? { ticket: await ticketFor(command, id, said) } : {};
    return perform(kernel, asker, command.name, { id, ...said, ...ticket });
  };
  const mayNot = async <C extends Command>(command: C, said: Say<C>): Promise<Finding[]> => {
    try {
      await does(command, said);
    } catch (error) {
      if (error instanceof Refused) return error.findings;
      throw error;
    }
    throw new Error(`${command.name} was not refused`);
  };
  const sees = async <Q extends Query>(query: Q, input: Input<Q>): Promise<Output<Q>> =>
    (await ask(kernel, asker, query.name, input)) as Output<Q>; // The reading is declared with this very output.
  const isBlocked = async <C extends Command>(command: C, about: About<C>): Promise<Finding[]> =>
    (await blockers(kernel, asker, { asked: [{ command: command.name, about }] }))[0]?.findings ?? [];
  return { id: personId, name, org, asker, session, does, mayNot, sees, isBlocked, ticketFor };
};

let serial = 0;
const nextDi = (): string => {
  serial += 1;
  const thirteen = `0690${String(process.pid % 10_000).padStart(4, '0')}${String(serial).padStart(5, '0')}`;
  return `${thirteen}${checkDigit(thirteen)}`;
};

type ProductSays = { bySerial?: boolean; hasExpiry?: boolean; byLot?: boolean; boxOf?: number };

/** Founds a company with a site, a supplier, two hospitals, and one person for each position. */
export const newWorld = async () => {
  const { org, administrator } = await foundCompany(owner, {
    name: '测试公司',
    administrator: '管理员',
    isDemo: false,
  });
  const admin = await signedIn(org, administrator, '管理员');
  const outputOf = async <C extends Command>(command: C, fill: Fill<C>) => {
    const { output } = await admin.does(command, { about: {} as About<C>, fill }); // These commands have an empty `about`.
    return output as Record<string, string>; // And answer ids only.
  };
  const someone = async (...held: (keyof typeof positions)[]) => {
    const personId = v7();
    const name = `${held.join('+')}`;
    await outputOf(people.employ, { personId, name, positions: held });
    return signedIn(org, personId, name);
  };
  const partner = async (kind: 'supplier' | 'customer', name: string) =>
    (await outputOf(partners.registerPartner, { kind, name, address: '路 1 号', contact: '电话' })).partnerId ?? '';
  const siteId = (await outputOf(warehouse.openSite, { name: '一号仓' })).siteId ?? '';
  const supplierId = await partner('supplier', '供货者甲');
  const hospitalId = await partner('customer', '第一医院');

  const product = async ({ bySerial = false, hasExpiry = true, byLot = true, boxOf }: ProductSays = {}) => {
    const primaryDi = nextDi();
    const packages = boxOf ? [{ di: nextDi(), containsDi: primaryDi, quantity: boxOf }] : [];
    const tracked = { isTrackedByLot: byLot, isTrackedBySerial: bySerial, hasExpiry, hasProductionDate: false };
    const record = {
      primaryDi,
      name: `产品 ${primaryDi}`,
      model: 'M1',
      registrantName: '注册人',
      packages,
      ...tracked,
    };
    await outputOf(catalog.importProducts, { source: 'test', products: [record] });
    const { product: filed } = await admin.sees(catalog.identify, { di: primaryDi });
    if (!filed) throw new Error('the product was not filed');
    return { ...filed, packages };
  };

  type LotSays = { quantity?: number; serials?: string[]; lotNumber?: string; lastUseOn?: string; productId?: string };
  const receiver = await someone('receiver');
  const acceptor = await someone('acceptor');
  const dispatcher = await someone('dispatcher');

  /** Goods of one new lot, received and waiting. */
  const receivedLot = async ({
    quantity,
    serials = [],
    lotNumber,
    lastUseOn = '2031-12-31',
    productId,
  }: LotSays = {}) => {
    const its = productId ?? (await product({ bySerial: serials.length > 0 })).id;
    const number = lotNumber ?? `L${v7().slice(-12)}`;
    const much = quantity ?? (serials.length || 100);
    const line = { productId: its, lotNumber: number, lastUseOn, serials, quantity: much };
    const answer = await receiver.does(receiving.receive, { about: { siteId }, fill: { supplierId, lines: [line] } });
    const acceptanceId = answer.documents.find(({ kind }) => kind === 'acceptance.acceptance')?.id ?? '';
    const [lot] = await admin.sees(trace.find, { text: number.toUpperCase() });
    return { lotId: lot?.lotId ?? '', number: number.toUpperCase(), acceptanceId, answer, productId: its };
  };
  const release = (acceptanceId: string, by: Person = acceptor) =>
    by.does(acceptance.releaseAccepted, { about: { acceptanceId }, fill: { conclusion: '合格' } });
  /** The same, released. */
  const releasedLot = async (said: LotSays = {}) => {
    const lot = await receivedLot(said);
    await release(lot.acceptanceId);
    return lot;
  };
  const shipping1 = (lotId: string, quantity: number, serials: string[] = []) => ({
    about: { siteId, lotId },
    fill: { customerId: hospitalId, quantity, serials },
  });
  const balancesOf = async (lotId: string): Promise<Record<string, number>> =>
    Object.fromEntries(
      (await admin.sees(trace.holders, { lotId })).map(({ side, status, quantity }) => [
        side === 'inside' ? status : side,
        quantity,
      ]),
    );
  /** Lets days pass for this company alone. */
  const passDays = (days: number) =>
    asOwner('update kernel.company set clock_offset = clock_offset + make_interval(days => $2) where org_id = $1', [
      org,
      days,
    ]);
  const base = { org, admin, receiver, acceptor, dispatcher, siteId, supplierId, hospitalId };
  return {
    ...base,
    someone,
    partner,
    product,
    receivedLot,
    releasedLot,
    release,
    shipping: shipping1,
    balancesOf,
    passDays,
  };
};

export const test = base.extend<{ world: World }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest asks for a destructured first argument.
  world: async ({}, use) => use(await newWorld()),
});
