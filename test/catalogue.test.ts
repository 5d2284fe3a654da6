/** What every table promises (design §4), read from PostgreSQL's own catalogue: what makes sharding possible later. */
import pg from 'pg';
import { describe, expect, test as plain } from 'vitest';
import { papers } from '#contract/papers';
import { people } from '#contract/people';
import { shipping } from '#contract/shipping';
import { warehouse } from '#contract/warehouse';
import { work } from '#contract/work';
import { startDue } from '#kernel/jobs/worker';
import { sealAll } from '#kernel/sealer';
import { arranged } from '#test/arranged';
import { appRole, catalogueOf, type Table } from '#test/catalogue/catalogue';
import { withNightly } from '#test/catalogue/nightly';
import { decided } from '#test/decided';
import { filed } from '#test/filed';
import { approved, heldRelease } from '#test/held';
import { goLive, holdingOf, revised } from '#test/live';
import { asOwner, newWorld, owner, pool, signingKey, test, type World } from '#test/world';

const tables = await catalogueOf(asOwner);
const tenant = tables.filter(({ kind }) => kind.startsWith('tenant'));
const nameOf = ({ name }: { name: string }) => name;

/** Sign-in finds a company by these before it knows one. Each other index begins with the company. */
const LOOKED_UP_WITHOUT_COMPANY: string[] = [];

describe('every table', () => {
  plain('was seen', () => {
    expect(tables.length).toBeGreaterThanOrEqual(24);
    expect(tenant.length).toBeGreaterThanOrEqual(20);
    expect(tables.filter(({ kind }) => kind === 'tenant, append-only').length).toBeGreaterThanOrEqual(8);
  });

  plain('has a class', () => {
    const classes = ['tenant', 'tenant, append-only', 'reference', 'local'];

    expect(tables.filter(({ kind }) => !classes.includes(kind)).map(nameOf)).toEqual([]);
  });

  plain('stands in the schema of the kernel or of a module', async () => {
    const schemas = await asOwner<{ name: string }>(
      `select distinct relnamespace::regnamespace::text as name from pg_class
       where relkind in ('r', 'p', 'v', 'm', 'S', 'f') and relnamespace::regnamespace::text in ('public', 'pg_temp')`,
    );

    expect(schemas).toEqual([]);
  });

  plain('has constraints with names of their own', () => {
    const made = tables.flatMap(({ name, constraints }) =>
      constraints
        .filter((its) => its.type !== 'p' && its.type !== 'n' && /_(check|fkey|key|excl)\d*$/.test(its.name))
        .map((its) => `${name}: ${its.name}`),
    );

    expect(made).toEqual([]);
  });

  plain('has no trigger, no deferrable constraint, no deed on delete or update of another', async () => {
    const triggers = await asOwner(`select tgrelid::regclass::text, tgname from pg_trigger where not tgisinternal`);
    const rules = await asOwner(`select rulename from pg_rules where schemaname !~ '^(pg_|information_schema$)'`);
    const acting = tables.flatMap(({ constraints }) =>
      constraints.filter((its) => its.deferrable || (its.type === 'f' && its.deeds !== 'aa')).map(nameOf),
    );

    expect({ triggers, rules, acting }).toEqual({ triggers: [], rules: [], acting: [] });
  });

  plain('gets its ids from the application: no serial, identity or sequence', async () => {
    const sequences = await asOwner(`select oid::regclass::text as name from pg_class
       where relkind = 'S' and relnamespace <> 'graphile_worker'::regnamespace`);
    const identities = tables.flatMap(({ name, columns }) =>
      columns
        .filter(({ identity, fallback }) => identity || /nextval|uuid/.test(fallback))
        .map((its) => `${name}.${its.name}`),
    );

    expect({ sequences, identities }).toEqual({ sequences: [], identities: [] });
  });
});

describe('every table of a company', () => {
  plain('begins with the company', () => {
    const other = tenant.filter(
      ({ columns: [first] }) => first?.name !== 'org_id' || first.type !== 'uuid' || !first.required,
    );

    expect(other.map(nameOf)).toEqual([]);
  });

  plain('has a primary key, unique and foreign keys and indexes that begin with the company', () => {
    const other = tenant.flatMap((table) => [
      ...(table.constraints.some(({ type }) => type === 'p') ? [] : [`${table.name} has no primary key`]),
      ...table.constraints.filter((its) => 'puf'.includes(its.type) && its.columns[0] !== 'org_id').map(nameOf),
      ...table.constraints.filter((its) => its.type === 'f' && its.refers[0] !== 'org_id').map(nameOf),
      ...table.indexes
        .filter((its) => its.first !== 'org_id' && !LOOKED_UP_WITHOUT_COMPANY.includes(its.name))
        .map(nameOf),
    ]);

    expect(other).toEqual([]);
  });

  plain('is under row-level security by the company of the transaction, and no other table is', () => {
    const policy = [{ name: 'one_company', using: '(org_id = kernel.company())', check: null, command: '*' }];
    const bare = tables.filter((table) => {
      const wanted: Table['policies'] = table.kind.startsWith('tenant') ? policy : [];
      return table.isProtected !== wanted.length > 0 || JSON.stringify(table.policies) !== JSON.stringify(wanted);
    });

    expect(bare.map(nameOf)).toEqual([]);
  });

  plain('can only be added to where it is append-only, and never be emptied', () => {
    const most: Record<string, string[]> = {
      'tenant, append-only': ['INSERT', 'SELECT'],
      tenant: ['INSERT', 'SELECT', 'UPDATE'],
      reference: ['SELECT'],
      local: ['DELETE', 'INSERT', 'SELECT', 'UPDATE'],
    };
    const free = tables.flatMap(({ name, kind, rights }) =>
      rights.filter((right) => !most[kind]?.includes(right)).map((right) => `${name}: ${right}`),
    );

    expect(free).toEqual([]);
    expect(tenant.filter(({ rights }) => !rights.includes('SELECT')).map(nameOf)).toEqual([]);
  });
});

describe('the role of the application', () => {
  plain('owns nothing and passes by no security', async () => {
    expect(await appRole(asOwner)).toEqual({
      superuser: false,
      bypassesSecurity: false,
      createsRoles: false,
      createsDatabases: false,
      inheritsFrom: [],
      owns: [],
      createsIn: [],
      runsAsOwner: [],
    });
  });

  plain('sees no row of another company, in no table', async () => {
    const world = await newWorld({ isLive: false });
    await goLive(world);
    await revised(world, 'picker', []);
    const standIn = { deputyId: world.dispatcher.id, fromOn: '2000-01-01', untilOn: '2099-12-31' };
    const holdingId = await holdingOf(world, world.receiver.id);
    await world.admin.does(people.appointDeputy, { about: { holdingId }, fill: standIn });
    const lot = await world.releasedLot({ serials: ['S1', 'S2'] });
    const delivery = await world.dispatcher.does(shipping.ship, world.shipping(lot.lotId, 1, ['S1']));
    const about = { documentId: delivery.documents[0]?.id ?? '' };
    await world.dispatcher.does(shipping.printDeliveryNote, { about, fill: { language: 'zh' } });
    const { about: of, attachmentId } = await filed(world);
    await world.receiver.does(papers.withdraw, { about: { ...of, attachmentId }, fill: { reason: 'x' } });
    await world.receiver.does(papers.comment, { about: of, fill: { text: 'x', mentioned: [] } });
    const container = { sscc: '006901230000000010', toLocationId: await world.placeOf('qualified') };
    await world.storekeeper.does(warehouse.openContainer, { about: { siteId: world.siteId }, fill: container });
    await promisedAndHeld(world, lot);
    await decided(world, 'shipping.firstExpiry', { laterLot: 'permitted' });
    await arranged(world.receiver);
    await decidedAndTold(world);
    const elsewhere = await newWorld();
    await elsewhere.releasedLot({ quantity: 3 });
    await sealAll(pool, signingKey);
    for (const { org } of [world, elsewhere]) await startDue(withNightly, org);

    const seen = await Promise.all(tenant.map(({ name }) => companiesSeen(name, elsewhere.org)));
    const written: number[] = [];
    for (const { name } of tenant) written.push(await rowsOf(name, world.org)); // Each opens a connection of its own.

    expect(seen.flat().filter((org) => org !== elsewhere.org)).toEqual([]);
    expect(seen.flat().length).toBeGreaterThan(10);
    expect(tenant.filter((_, at) => written[at] === 0).map(nameOf)).toEqual([]);
  });

  test('writes no row of another company', async ({ world }) => {
    const elsewhere = await newWorld();
    const row = [elsewhere.org, crypto.randomUUID()];

    const insert = 'insert into kernel.gate (org_id, id) values ($1, $2)';
    const added = await asCompany(world.org, insert, row).catch(String);
    const update = 'update kernel.gate set version = version where org_id = $1';
    const changed = await asCompany(world.org, update, [elsewhere.org]);

    expect(added).toContain('row-level security');
    expect(changed.rowCount).toBe(0);
  });

  test('without a company reads nothing: it is an error', async ({ world }) => {
    await world.receivedLot();

    const outcomes = await Promise.all(
      tenant.map(({ name }) => pool.query(`select 1 from ${name}`).then(nameOfFailure, nameOfFailure)),
    );

    expect(tenant.filter((_, at) => outcomes[at] !== 'refused').map(nameOf)).toEqual([]);
  });
});

describe('the server', () => {
  plain('sorts and folds by C.UTF-8', async () => {
    const found = await asOwner(
      `select datcollate, datctype, pg_encoding_to_char(encoding) as encoding from pg_database where datname = $1`,
      [owner.database],
    );

    expect(found).toEqual([{ datcollate: 'C.UTF-8', datctype: 'C.UTF-8', encoding: 'UTF8' }]);
  });
});

/** A release that is delegated, approved and cannot be carried out any more; whoever proposed it is told. */
const decidedAndTold = async (world: World) => {
  const { qualityHead, proposer, heldId } = await heldRelease(world);
  const delegate = { personId: world.dispatcher.id, reason: '出差' };
  await qualityHead.does(work.delegate, { about: { heldId }, fill: delegate });
  await asOwner(`update kernel.held_command set digest = 'another' where id = $1`, [heldId]);
  await approved(world.dispatcher, heldId);
  const { entries } = await proposer.sees(work.inbox, { kind: 'notice' });
  await proposer.does(work.putAway, { about: { noticeId: entries[0]?.id ?? '' }, fill: {} });
};

const nameOfFailure = (outcome: unknown): string =>
  outcome instanceof pg.DatabaseError && ['42704', '22P02'].includes(outcome.code ?? '') ? 'refused' : 'answered';

const promisedAndHeld = async (world: World, lot: { lotId: string; productId: string }): Promise<void> => {
  const { output } = await world.salesperson.does(shipping.reserve, world.reserving(lot.productId, 1));
  const { reservationId } = output as { reservationId: string }; // Its declared output.
  await world.storekeeper.does(shipping.allocate, { about: { reservationId }, fill: {} });
  await world.receivedLot({ productId: (await world.product()).id, lotNumber: 'NEW' });
  await world.storekeeper.does(warehouse.hold, world.holding('lot', lot.lotId));
};

const asCompany = async (org: string, text: string, values: unknown[] = []) => {
  const client = await pool.connect();
  try {
    await client.query(`begin; set local yanji.org_id = '${org}'`);
    return await client.query<Record<string, string>>(text, values);
  } finally {
    await client.query('rollback');
    client.release();
  }
};

const companiesSeen = async (table: string, org: string): Promise<(string | undefined)[]> =>
  (await asCompany(org, `select distinct org_id from ${table}`)).rows.map(({ org_id }) => org_id);

const rowsOf = async (table: string, org: string): Promise<number> =>
  Number((await asOwner<{ n: number }>(`select count(*) as n from ${table} where org_id = $1`, [org]))[0]?.n);
