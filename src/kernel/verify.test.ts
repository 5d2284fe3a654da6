import pg from 'pg';
import { describe, expect } from 'vitest';
import { catalog } from '#contract/catalog';
import { shipping } from '#contract/shipping';
import { type Evidence, evidenceIn, evidenceOf } from '#kernel/evidence';
import { logKeyOf } from '#kernel/log-key';
import { replay } from '#kernel/replay';
import { sealAll } from '#kernel/sealer';
import { verify } from '#kernel/verify';
import { asOwner, owner, pool, signingKey, test, type World } from '#test/world';

const isOurs = (org: string, verifier: string) => verifier === logKeyOf(signingKey, org).verifier;

/** Goods received, released and shipped, serial numbers among them, in three sealed batches; and a refusal. */
const story = async (world: World) => {
  const lot = await world.releasedLot({ quantity: 10 });
  await sealAll(pool, signingKey);
  const serials = await world.releasedLot({ serials: ['S1', 'S2', 'S3'] });
  await sealAll(pool, signingKey);
  const { lineId } = await world.dispatcher.does(shipping.ship, world.shipping(lot.lotId, 4));
  await world.dispatcher.does(shipping.ship, world.shipping(serials.lotId, 1, ['S2']));
  await world.dispatcher.mayNot(shipping.ship, world.shipping(lot.lotId, 400));
  await sealAll(pool, signingKey);
  return { lot, lineId };
};

const found = async (org: string) => {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    const report = await verify(evidenceIn(client, [org]), isOurs);
    return { ...report, breaches: [...report.breaches, ...(await replay(client, [org]))] };
  } finally {
    await client.end();
  }
};

/** What somebody with every right does: past keys and checks. */
const tamper = (statement: string) => asOwner(`set session_replication_role = replica; ${statement}`);

const toldAfter = async (org: string, statement: string) => {
  await tamper(statement);
  const { breaches } = await found(org);
  return breaches.map(({ what, line }) => `${line ? `${line.command} ` : ''}${what.en}`);
};

const leaf = (org: string, offset: number) =>
  `(select position from kernel.log_leaf where org_id = '${org}' order by position desc limit 1 offset ${offset})`;

describe('an untouched journal', () => {
  test('is unchanged, whatever was written: bulks, serial numbers, signatures, refusals', async ({ world }) => {
    await story(world);
    const products = Array.from({ length: 150 }, (_, at) => ({
      ...{ primaryDi: gtin(at), name: '产品', model: 'M', registrantName: '注册人', packages: [] },
      ...{ isTrackedByLot: true, isTrackedBySerial: false, hasExpiry: true, hasProductionDate: false },
    }));
    await world.admin.does(catalog.importProducts, { about: {}, fill: { source: 'test', products } });
    await world.releasedLot({ serials: Array.from({ length: 120 }, (_, at) => `N${at}`) });
    const waiting = await found(world.org);
    await sealAll(pool, signingKey);

    const report = await found(world.org);

    expect(report).toMatchObject({ breaches: [], waiting: 0, checkpoints: 4 });
    expect(waiting).toMatchObject({ breaches: [], waiting: 4, lines: report.lines });
    expect([...report.verifiers]).toEqual([logKeyOf(signingKey, world.org).verifier]);
    expect(report.newest[0]).toContain(`yanji/${world.org}\n${report.lines}\n`);
  });
});

describe('a breach is found and named:', () => {
  test('a changed line', async ({ world }) => {
    const { lineId } = await story(world);

    await tamper(`update kernel.journal_line set came_from = 'elsewhere' where id = '${lineId}'`);
    const { breaches } = await found(world.org);

    const line = { id: lineId, command: 'shipping.ship', person: world.dispatcher.id, at: expect.any(String) };
    expect(breaches).toMatchObject([{ line, what: { en: 'the line is not what was sealed' } }]);
  });

  test('a changed line whose leaf was made to fit', async ({ world }) => {
    const { lineId } = await story(world);
    const other = `select leaf_hash from kernel.log_leaf where org_id = '${world.org}' and position = 0`;

    const told = await toldAfter(
      world.org,
      `update kernel.log_leaf set leaf_hash = (${other}) where line_id = '${lineId}'`,
    );

    expect(told).toContainEqual(expect.stringMatching(/^leaves \d+ to \d+ are not those that were signed/));
  });

  test('a changed movement, and the balance that no longer agrees', async ({ world }) => {
    const { lineId } = await story(world);

    const told = await toldAfter(
      world.org,
      `update kernel.movement set quantity = quantity + 1 where line_id = '${lineId}'`,
    );

    expect(told[0]).toMatch(/^shipping\.ship kernel\.movement \S+ was changed$/);
    expect(told[1]).toMatch(/^the balance \S+ \S+ \S+ is \d+, by its movements it should be \d+$/);
  });

  test('a row of a module that was changed, one removed, one inserted', async ({ world }) => {
    await story(world);

    const told = await toldAfter(
      world.org,
      `update shipping.delivery_line set quantity = 3 where org_id = '${world.org}' and quantity = 4;
       delete from kernel.movement_unit where org_id = '${world.org}';
       insert into receiving.receipt_line select (r).* from (select r from receiving.receipt_line r
         where org_id = '${world.org}' limit 1) x, lateral (select jsonb_populate_record(x.r,
         jsonb_build_object('id', gen_random_uuid())) as r) y`.replace('select (r).*', 'select (y.r).*'),
    );

    expect(told).toContainEqual(expect.stringMatching(/^shipping\.ship shipping\.delivery_line \S+ was changed$/));
    expect(told).toContainEqual(expect.stringMatching(/^receiving\.receive kernel\.movement_unit \S+ is missing$/));
    expect(told).toContainEqual(expect.stringMatching(/^receiving\.receipt_line \S+ was written by no line/));
  });

  test('a removed line', async ({ world }) => {
    const { lineId } = await story(world);

    const told = await toldAfter(world.org, `delete from kernel.journal_line where id = '${lineId}'`);

    expect(told).toContain(`line ${lineId} of leaf ${told[0]?.match(/leaf (\d+)/)?.[1]} is missing`);
    expect(told).toContainEqual(expect.stringMatching(/^kernel\.movement \S+ was written by no line/));
  });

  test('the last line removed with its leaf', async ({ world }) => {
    await story(world);
    const its = `org_id = '${world.org}' and position = ${leaf(world.org, 0)}`;
    const last = `select line_id from kernel.log_leaf where ${its}`;

    const told = await toldAfter(
      world.org,
      `delete from kernel.journal_line where id = (${last});
       delete from kernel.log_leaf where ${its}`,
    );

    expect(told).toContainEqual(expect.stringMatching(/leaves were signed and \d+ are there: the last were removed$/));
  });

  test('an inserted line and an inserted movement', async ({ world }) => {
    const { lineId } = await story(world);
    const copied = (table: string, where: string, fresh: string) =>
      `insert into ${table} select (jsonb_populate_record(t, jsonb_build_object(${fresh}))).* from ${table} t
       where org_id = '${world.org}' and ${where}`;

    const anew = `'id', gen_random_uuid(), 'command_id', gen_random_uuid(), 'wrote', '{}'::jsonb`;

    const told = await toldAfter(
      world.org,
      `${copied('kernel.journal_line', `id = '${lineId}'`, anew)};
       ${copied('kernel.movement', `line_id = '${lineId}'`, `'id', gen_random_uuid()`)}`,
    );

    expect(told).toContain('shipping.ship the line has no leaf and does not wait for one');
    expect(told).toContainEqual(expect.stringMatching(/^kernel\.movement \S+ was written by no line of the journal$/));
    expect(told).toContainEqual(expect.stringMatching(/^the balance/));
  });

  test('reordered leaves', async ({ world }) => {
    await story(world);
    const [a, b] = [leaf(world.org, 0), leaf(world.org, 1)];
    const [{ last } = { last: 0 }] = await asOwner<{ last: number }>(`select ${a} as last`);
    const move = (from: number, to: number) =>
      `update kernel.log_leaf set position = ${to} where org_id = '${world.org}' and position = ${from}`;
    expect(b).not.toBe(a);

    const told = await toldAfter(
      world.org,
      `${move(last, 1_000_000)}; ${move(last - 1, last)}; ${move(1_000_000, last - 1)}`,
    );

    expect(told).toEqual([expect.stringMatching(/^leaves \d+ to \d+ are not those that were signed/)]);
  });

  test('a checkpoint put in the place of another, or signed by another key', async ({ world }) => {
    await story(world);
    const nth = (at: number) =>
      `(select size from kernel.checkpoint where org_id = '${world.org}' order by size limit 1 offset ${at})`;
    const note = (at: number) =>
      `(select note from kernel.checkpoint where org_id = '${world.org}' and size = ${nth(at)})`;

    const told = await toldAfter(
      world.org,
      `update kernel.checkpoint set note = ${note(0)} where org_id = '${world.org}' and size = ${nth(1)}`,
    );
    const client = new pg.Client(owner);
    await client.connect();
    const another = await verify(evidenceIn(client, [world.org]), () => false).finally(() => client.end());

    expect(told).toEqual([expect.stringMatching(/^checkpoint \d+: what was signed has \d+ leaves$/)]);
    expect(another.breaches[0]?.what.en).toMatch(/^checkpoint \d+: its key is not that of this installation$/);
  });

  test('a changed balance, a unit that was moved by hand', async ({ world }) => {
    await story(world);

    const told = await toldAfter(
      world.org,
      `update kernel.balance set quantity = quantity + 1 where org_id = '${world.org}' and quantity = 4;
       update kernel.serial_unit set status = 'nonconforming' where org_id = '${world.org}' and serial = 'S2'`,
    );

    expect(told).toEqual([
      expect.stringMatching(/^the balance \S+ \S+ qualified is 5, by its movements it should be 4$/),
      expect.stringMatching(
        /^the unit S2 is \S+ nonconforming \S+ \S+, by its movements it should be \S+ qualified \S+ \S+$/,
      ),
    ]);
  });
});

describe('an export', () => {
  test('verifies without a database, and shows what was changed or cut off in it', async ({ world }) => {
    const { lineId } = await story(world);
    const client = new pg.Client(owner);
    await client.connect();
    const lines: string[] = [];
    for await (const record of evidenceIn(client, [world.org])) lines.push(JSON.stringify(record));
    await client.end();
    const reading = (texts: string[]) => verify(evidenceOf(streamed(texts)), isOurs);
    const changed = lines.map((text) => (text.includes(`"id":"${lineId}"`) ? text.replace('test', 'else') : text));

    const [whole, touched, cut] = await Promise.all([reading(lines), reading(changed), reading(lines.slice(0, -3))]);

    expect(whole).toMatchObject({ breaches: [], waiting: 0, checkpoints: 3 });
    expect(touched.breaches).toMatchObject([{ line: { id: lineId }, what: { en: 'the line is not what was sealed' } }]);
    expect(cut.breaches.map(({ what }) => what.en)).toContain('the evidence is cut off or out of order');
    expect(lines.map((text): Evidence['is'] => JSON.parse(text).is)[0]).toBe('company');
  });
});

async function* streamed(texts: readonly string[]): AsyncGenerator<string> {
  yield* texts;
}

const gtin = (at: number): string => {
  const thirteen = `0691${String(process.pid % 10_000).padStart(4, '0')}${String(at).padStart(5, '0')}`;
  const sum = [...thirteen].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0);
  return `${thirteen}${(10 - (sum % 10)) % 10}`;
};
