import { setTimeout as sleep } from 'node:timers/promises';
import { v7 } from 'uuid';
import { afterAll, describe, expect, test as plain } from 'vitest';
import { positionTitle } from '#app/positions';
import { shipping } from '#contract/shipping';
import { httpServer } from '#kernel/http';
import { logKeyOf, originOf, sha256, verifyEd25519 } from '#kernel/log-key';
import { giveOneTimePassword } from '#kernel/one-time-passwords';
import { seal, sealAll, startSealer } from '#kernel/sealer';
import { openCheckpoint, parseCheckpoint } from '#standards/checkpoint';
import { parseVerifierKey } from '#standards/checkpoint-note';
import { rootOfLeaves } from '#standards/merkle';
import { bytesOfHex, hexOf } from '#standards/merkle-hex';
import { asOwner, kernel, pool, signingKey, test } from '#test/world';

const server = await httpServer(kernel, { version: 'test', positionTitle, log: () => undefined });
afterAll(() => server.close());

const sealedOf = async (org: string) => {
  const [found] = await asOwner<{ lines: number; leaves: number; waiting: number; positions: number }>(
    `select (select count(*) from kernel.journal_line where org_id = $1) as lines, count(*) as leaves,
       (select count(*) from kernel.unsealed where org_id = $1) as waiting,
       count(distinct line_id) filter (where position <
         (select size from kernel.log_head where org_id = $1)) as positions
     from kernel.log_leaf where org_id = $1`,
    [org],
  );
  return found;
};

const linesOf = (org: string, kind: string) =>
  asOwner<{ command: string; person_id: string; came_from: string; asked: unknown; answer: { findings: unknown[] } }>(
    `select command, person_id, came_from, asked, answer
     from kernel.journal_line where org_id = $1 and kind = $2 order by id`,
    [org, kind],
  );

describe('the sealer', () => {
  test('gives each line one leaf and signs a root that is that of RFC 6962', async ({ world }) => {
    await world.releasedLot({ quantity: 5 });
    await sealAll(pool, signingKey);
    await world.releasedLot({ quantity: 5 });
    await sealAll(pool, signingKey);

    const leaves = await asOwner<{ hash: string }>(
      'select leaf_hash as hash from kernel.log_leaf where org_id = $1 order by position',
      [world.org],
    );
    const [last] = await asOwner<{ note: string; key: string }>(
      'select note, verifier_key as key from kernel.checkpoint where org_id = $1 order by size desc limit 1',
      [world.org],
    );
    const key = parseVerifierKey(sha256, last?.key ?? '');
    const trusted = key.ok ? [key.key] : [];
    const opened = openCheckpoint(last?.note ?? '', { origin: originOf(world.org), trusted, verify: verifyEd25519 });
    const root = rootOfLeaves(
      sha256,
      leaves.map(({ hash }) => bytesOfHex(hash)),
    );
    expect(last?.key).toBe(logKeyOf(signingKey, world.org).verifier);
    expect(opened).toMatchObject({ ok: true, checkpoint: { size: leaves.length } });
    expect(opened.ok && hexOf(opened.checkpoint.root)).toBe(hexOf(root));
    expect(parseCheckpoint('').ok).toBe(false);
  });

  test('loses no line while many write and three seal', async ({ world }) => {
    const lot = await world.releasedLot({ quantity: 60 });
    const sealers = [1, 2, 3].map(() => startSealer(pool, signingKey, (text) => expect(text).toBe('')));

    for (let round = 0; round < 4; round++) {
      await Promise.all(
        Array.from({ length: 10 }, () => world.dispatcher.does(shipping.ship, world.shipping(lot.lotId, 1))),
      );
      await sleep(20);
    }
    await Promise.all(sealers.map(({ stop }) => stop()));
    await sealAll(pool, signingKey);

    const sealed = await sealedOf(world.org);
    expect(sealed?.lines).toBeGreaterThan(40);
    expect(sealed).toEqual({ lines: sealed?.lines, leaves: sealed?.lines, positions: sealed?.lines, waiting: 0 });
  });

  test('that dies before its commit leaves all to the next', async ({ world }) => {
    await world.releasedLot();
    const before = await sealedOf(world.org);
    const dying = {
      connect: async () => {
        const client = await pool.connect();
        const query = client.query.bind(client);
        const dead = (text: string, values?: unknown[]) =>
          text === 'commit' ? Promise.reject(new Error('killed')) : query(text, values);
        return new Proxy(client, { get: (its, name) => (name === 'query' ? dead : Reflect.get(its, name)) });
      },
    };
    // Only `connect` is asked of it.
    await expect(seal(dying as unknown as typeof pool, signingKey, world.org)).rejects.toThrow('killed');
    const after = await sealedOf(world.org);
    await sealAll(pool, signingKey);

    expect(after).toEqual(before);
    expect((await sealedOf(world.org))?.waiting).toBe(0);
  });

  test('of one company is not held up by another whose head was broken', async ({ world }) => {
    const { newWorld } = await import('#test/world');
    const broken = await newWorld();
    await sealAll(pool, signingKey);
    await Promise.all([world.releasedLot(), broken.releasedLot()]);
    await asOwner(`update kernel.log_head set peaks = '[]' where org_id = $1`, [broken.org]);

    const failed = sealAll(pool, signingKey);

    await expect(failed).rejects.toThrow(`company ${broken.org}`);
    expect((await sealedOf(world.org))?.waiting).toBe(0);
    await asOwner('delete from kernel.unsealed where org_id = $1', [broken.org]);
  });

  plain('takes at most eight statements a batch', async () => {
    const { newWorld } = await import('#test/world');
    const { org } = await newWorld();
    let statements = 0;
    const counting = {
      connect: async () => {
        const client = await pool.connect();
        const query = client.query.bind(client);
        const counted = (text: string, values?: unknown[]) => {
          statements += text.split(';').filter((part) => part.trim()).length;
          return query(text, values);
        };
        return new Proxy(client, { get: (its, name) => (name === 'query' ? counted : Reflect.get(its, name)) });
      },
    };
    await seal(pool, signingKey, org);
    await giveOneTimePassword(pool, { login: `l-${v7()}`, org, person: await someoneOf(org) });

    expect(await seal(counting as unknown as typeof pool, signingKey, org)).toBe(1);
    expect(statements).toBeLessThanOrEqual(8);
  });
});

describe('the journal', () => {
  test('keeps who was refused what, and why', async ({ world }) => {
    const lot = await world.releasedLot({ quantity: 3 });

    const findings = await world.dispatcher.mayNot(shipping.ship, world.shipping(lot.lotId, 4));
    await world.receiver.mayNot(shipping.ship, world.shipping(lot.lotId, 1));

    expect(await linesOf(world.org, 'refusal')).toMatchObject([
      {
        command: 'shipping.ship',
        person_id: world.dispatcher.id,
        asked: { about: { lotId: lot.lotId } },
        answer: { findings },
      },
      {
        command: 'shipping.ship',
        person_id: world.receiver.id,
        answer: { findings: [{ rule: 'kernel.positionPermits' }] },
      },
    ]);
  });

  test('of a refusal that cannot be written says so, and the refusal stands', async ({ world }) => {
    const lot = await world.releasedLot({ quantity: 3 });
    await asOwner(`alter table kernel.journal_line add constraint test_full check (kind <> 'refusal') not valid`);

    const findings = await world.dispatcher.mayNot(shipping.ship, world.shipping(lot.lotId, 4));
    await asOwner('alter table kernel.journal_line drop constraint test_full');

    expect(findings).toHaveLength(1);
    expect(await linesOf(world.org, 'refusal')).toEqual([]);
  });

  test('keeps who came, failed to come and went, and never a secret', async ({ world }) => {
    const login = `login-${v7()}`;
    const password = await giveOneTimePassword(pool, { login, org: world.org, person: world.receiver.id });
    const chosen = 'a password of my own';
    const post = async (url: string, payload: object, cookie = '') => {
      const answer = await server.inject({ method: 'POST', url, payload, headers: { cookie } });
      return String(answer.headers['set-cookie']).split(';')[0] ?? '';
    };

    await post('/api/sign-in', { login, password: 'a wrong one' });
    await post('/api/sign-in', { login: 'nobody', password: 'a wrong one' });
    const cookie = await post('/api/sign-in', { login, password });
    await post('/api/password', { password: 'a wrong one', chosen }, cookie);
    await post('/api/password', { password, chosen }, cookie);
    await post('/api/receiving.receive', { id: v7(), about: {}, fill: {} }, cookie);
    await post('/api/sign-out', {}, cookie);

    const lines = await linesOf(world.org, 'access');
    const whole = await asOwner('select j::text from kernel.journal_line j where org_id = $1', [world.org]);
    expect(lines.map(({ command }) => command)).toEqual([
      'kernel.giveOneTimePassword',
      'kernel.failToSignIn',
      'kernel.signIn',
      'kernel.failToProvePassword',
      'kernel.choosePassword',
      'kernel.signOut',
    ]);
    expect(new Set(lines.map((line) => line.person_id))).toEqual(new Set([world.receiver.id]));
    const secrets = [password, chosen, 'a wrong one', cookie.split('.')[2] ?? 'none', '$argon2'];
    expect(secrets.filter((secret) => JSON.stringify(whole).includes(secret))).toEqual([]);
  });
});

const someoneOf = async (org: string): Promise<string> =>
  (await asOwner<{ id: string }>('select id from kernel.person where org_id = $1 limit 1', [org]))[0]?.id ?? '';
