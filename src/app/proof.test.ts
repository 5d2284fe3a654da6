import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test as plain, vi } from 'vitest';
import { exportJournal, verifyExport, verifyJournal } from '#app/proof';
import { signingKeyIn } from '#app/signing-key';
import { logKeyOf } from '#kernel/log-key';
import { filesOf } from '#kernel/papers/keep-file';
import { sealAll } from '#kernel/sealer';
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
