import { describe, expect } from 'vitest';
import { acceptance } from '#contract/acceptance';
import { runJob } from '#kernel/jobs/run-job';
import { startDue } from '#kernel/jobs/worker';
import { approved, heldRelease, stateOf } from '#test/held';
import { asOwner, kernel, test, type World } from '#test/world';

/** The jobs of one minute, one after the other, as the worker runs them. */
const aMinute = async ({ org }: World): Promise<void> => {
  await startDue(kernel, org);
  const jobs = await asOwner<{ id: string }>(
    `select id from kernel.job where org_id = $1 and name = 'work.due' and state = 'waiting'`,
    [org],
  );
  for (const { id } of jobs) await runJob(kernel, { org, id }, new AbortController().signal);
};

describe('what the program does by itself', () => {
  test('finishes what a crash cut off between approval and execution, once', async ({ world }) => {
    const { lot, qualityHead, heldId } = await heldRelease(world);
    const { releaseAccepted } = acceptance;
    const operations = new Map(kernel.registry.operations);
    const approve = operations.get('work.approve');
    if (!approve) throw new Error('there is work.approve');
    const { afterwards } = approve.parts;
    Object.assign(approve.parts, { afterwards: undefined });
    await approved(qualityHead, heldId).finally(() => Object.assign(approve.parts, { afterwards }));
    expect(await stateOf(heldId)).toBe('approved');
    expect(await world.balancesOf(lot.lotId)).toEqual({ supplier: -10, pending: 10 });

    await Promise.all([aMinute(world), aMinute(world)]);

    expect(await stateOf(heldId)).toBe('done');
    expect(await world.balancesOf(lot.lotId)).toEqual({ supplier: -10, qualified: 10 });
    const lines = await asOwner(
      `select 1 from kernel.journal_line where org_id = $1 and command = $2 and kind = 'command'`,
      [world.org, releaseAccepted.name],
    );
    expect(lines).toHaveLength(1);
  });

  test('lets a proposal expire that nobody decided', async ({ world }) => {
    const { heldId } = await heldRelease(world);
    await asOwner(`update kernel.held_command set expires_on = '2020-01-01' where id = $1`, [heldId]);

    await aMinute(world);

    expect(await stateOf(heldId)).toBe('expired');
  });
});
