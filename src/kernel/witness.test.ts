/** A checkpoint kept elsewhere shows what database and key together could hide. */
import pg from 'pg';
import { describe, expect } from 'vitest';
import { evidenceIn } from '#kernel/evidence';
import { logKeyOf } from '#kernel/log-key';
import { sealAll } from '#kernel/sealer';
import { verify } from '#kernel/verify';
import { notesIn, withKept } from '#kernel/witness';
import { asOwner, owner, pool, signingKey, test } from '#test/world';

const verified = async (org: string, kept: readonly string[] = []) => {
  const client = new pg.Client(owner);
  await client.connect();
  const { verifier } = logKeyOf(signingKey, org);
  const evidence = withKept(evidenceIn(client, [org]), kept, () => [verifier]);
  const report = await verify(evidence, (_, its) => its === verifier).finally(() => client.end());
  return { newest: report.newest.join('\n'), told: report.breaches.map(({ what }) => what.en) };
};

/** Puts the log back to a former head, as somebody with the database and a backup could. */
const putBack = (org: string, { size, peaks }: { size: number; peaks: unknown }) =>
  Promise.all([
    asOwner('delete from kernel.log_leaf where org_id = $1 and position >= $2', [org, size]),
    asOwner('delete from kernel.checkpoint where org_id = $1 and size > $2', [org, size]),
    asOwner('update kernel.log_head set size = $2, peaks = $3 where org_id = $1', [org, size, JSON.stringify(peaks)]),
  ]);

const headOf = async (org: string) => {
  const [head] = await asOwner<{ size: number; peaks: unknown }>(
    'select size::int, peaks from kernel.log_head where org_id = $1',
    [org],
  );
  if (!head) throw new Error('the log has a head');
  return head;
};

describe('a checkpoint kept elsewhere', () => {
  test('holds while the log only grows, however it was printed', async ({ world }) => {
    await world.receivedLot();
    await sealAll(pool, signingKey);
    const { newest } = await verified(world.org);
    const printed = `最新检查点 / newest checkpoint:\n${newest.replaceAll(/^/gm, '  ').trimEnd()}\n未被改动\n`;
    await world.receivedLot();
    await sealAll(pool, signingKey);

    expect(notesIn(printed)).toEqual([newest]);
    expect((await verified(world.org, notesIn(printed))).told).toEqual([]);
    expect(notesIn('nothing of the kind\nyanji/half a note\n')).toEqual([]);
  });

  test('shows that the log was rolled back, and that another was written in its place', async ({ world }) => {
    await world.receivedLot();
    await sealAll(pool, signingKey);
    const before = await headOf(world.org);
    const { answer } = await world.receivedLot();
    await sealAll(pool, signingKey);
    const kept = [(await verified(world.org)).newest];
    const lines = await asOwner<{ line_id: string }>(
      'select line_id from kernel.log_leaf where org_id = $1 and position >= $2',
      [world.org, before.size],
    );

    await putBack(world.org, before);
    const rolledBack = await verified(world.org, kept);
    await asOwner(`update kernel.journal_line set came_from = 'elsewhere' where id = $1`, [answer.lineId]);
    for (const { line_id } of lines) {
      await asOwner('insert into kernel.unsealed (org_id, line_id) values ($1, $2)', [world.org, line_id]);
    }
    await sealAll(pool, signingKey);

    expect(rolledBack.told).toContainEqual(expect.stringContaining('the last were removed'));
    expect((await verified(world.org)).told).toEqual([]);
    expect((await verified(world.org, kept)).told).toContainEqual(
      expect.stringContaining('two different signed roots'),
    );
  });

  test('signed by another key, or cut short, is named', async ({ world }) => {
    await world.receivedLot();
    await sealAll(pool, signingKey);
    const { newest } = await verified(world.org);
    const forged = newest.replace(/\n\n— .*\n/, `\n\n— yanji/${world.org} AAAAAAAA\n`);
    expect((await verified(world.org, [forged])).told).toHaveLength(1);
  });
});
