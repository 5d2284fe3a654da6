import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, test as plain, vi } from 'vitest';
import { exportJournal, trusting, verifyExport, verifyJournal } from '#app/proof';
import { replaceKey, retiredKeysIn, signingKeyIn } from '#app/signing-key';
import { evidenceIn } from '#kernel/evidence';
import { logKeyOf } from '#kernel/log-key';
import { filesOf } from '#kernel/papers/keep-file';
import { type RetiredKey, retire } from '#kernel/rotate-key';
import { sealAll } from '#kernel/sealer';
import { verify } from '#kernel/verify';
import { asOwner, kernel, owner, pool, test } from '#test/world';

const folder = mkdtempSync(path.join(os.tmpdir(), 'yanji-proof-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a command of the administrator says. */
const saying = async (work: () => Promise<unknown>): Promise<{ answer: unknown; said: string }> => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  try {
    const answer = await work();
    return { answer, said: log.mock.calls.join('\n') };
  } finally {
    log.mockRestore();
  }
};

describe('the signing key', () => {
  plain('is made once, for its owner alone, and only where it is asked for', () => {
    const its = path.join(folder, 'key');

    const none = signingKeyIn(its, { make: false });
    const [first, second] = [signingKeyIn(its, { make: true }), signingKeyIn(its, { make: true })];

    expect(none).toBeUndefined();
    expect(first.equals(second)).toBe(true);
    if (process.platform !== 'win32') expect(statSync(path.join(its, 'signing-key')).mode & 0o777).toBe(0o600);
  });

  plain('that cannot be read is told in one sentence', () => {
    writeFileSync(path.join(folder, 'signing-key'), 'nonsense');

    expect(() => signingKeyIn(folder, { make: true })).toThrow(/cannot be used/);
  });
});

describe('verify', () => {
  test('says unchanged here and from an export, and names whose line was changed', async ({ world }) => {
    const key = signingKeyIn(path.join(folder, 'key'), { make: true });
    const file = path.join(folder, 'journal.jsonl');
    const lot = await world.releasedLot({ quantity: 3 });
    await sealAll(pool, key);

    const here = await saying(() => verifyJournal(owner, key, filesOf(kernel)));
    await saying(() => exportJournal(owner, file));
    const there = await saying(() => verifyExport(file, logKeyOf(key, world.org).verifier));
    const withAnotherKey = await saying(() => verifyExport(file, 'another+key'));
    await asOwner('update kernel.journal_line set came_from = $2 where id = $1', [lot.answer.lineId, 'elsewhere']);
    const after = await saying(() => verifyJournal(owner, key, filesOf(kernel)));

    expect(here).toMatchObject({ answer: true, said: expect.stringMatching(/^unchanged: \d+ lines, 1 checkpoints$/m) });
    expect(there).toMatchObject({ answer: true, said: expect.stringContaining('unchanged: ') });
    expect(withAnotherKey.answer).toBe(false);
    expect(after.answer).toBe(false);
    expect(after.said).toContain(`${lot.answer.lineId} receiving.receive ${world.receiver.id}`);
    expect(readFileSync(file, 'utf8')).not.toContain('PRIVATE KEY');
  });
});

describe('a changed key', () => {
  test('leaves old checkpoints verifiable, is named under the old key, and signs no more', async ({ world }) => {
    const its = path.join(folder, 'rotated');
    const old = signingKeyIn(its, { make: true });
    await world.releasedLot({ quantity: 3 });
    await sealAll(pool, old);
    const next = generateKeyPairSync('ed25519').privateKey;
    const company = { org: world.org, administrator: world.admin.id };

    replaceKey(its, next, await retire(pool, [company], { old, next }));
    const now = signingKeyIn(its, { make: true });
    await world.releasedLot({ quantity: 2 });
    await sealAll(pool, now);

    const verified = () => foundIn(world.org, now, retiredKeysIn(its));
    expect(now.equals(next)).toBe(true);
    expect(await verified()).toEqual([]);
    expect(await foundIn(world.org, now, [])).not.toEqual([]);
    const [line] = await asOwner<{ asked: unknown }>(
      `select asked from kernel.journal_line where org_id = $1 and command = 'kernel.rotateSigningKey'`,
      [world.org],
    );
    const [from, to] = [old, next].map((key) => logKeyOf(key, world.org).verifier);
    expect(line?.asked).toEqual({ from, to });

    await world.releasedLot({ quantity: 1 });
    await sealAll(pool, old);
    expect((await verified()).map(({ what }) => what.en).join()).toContain('its key is not that of this installation');
  });
});

const foundIn = async (org: string, key: KeyObject, retired: readonly RetiredKey[]) => {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    return (await verify(evidenceIn(client, [org]), trusting(key, retired))).breaches;
  } finally {
    await client.end();
  }
};
