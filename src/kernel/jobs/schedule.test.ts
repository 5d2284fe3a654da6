import { describe, expect } from 'vitest';
import { z } from 'zod';
import type { Tools } from '#kernel/jobs/job';
import { startDue } from '#kernel/jobs/worker';
import { until, withJob } from '#test/chores';
import { asOwner, test } from '#test/world';

describe('a nightly job', () => {
  const nightly = { input: z.object({}), schedule: { nightly: '00:05' } } as const;

  test('runs once for a day, whoever asks how often', async ({ world }) => {
    const { its } = withJob(async () => undefined, nightly);

    const started = await Promise.all(Array.from({ length: 8 }, () => startDue(its, world.org)));

    expect(started.flat()).toEqual(['chores.chore']);
    expect(await startDue(its, world.org)).toEqual([]);
  });

  test('runs once after days of silence, and not at all when the clock is set back', async ({ world }) => {
    const { its } = withJob(async () => undefined, nightly);
    await startDue(its, world.org);
    await world.passDays(9);
    expect(await startDue(its, world.org)).toEqual(['chores.chore']);

    await world.passDays(-5);
    expect(await startDue(its, world.org)).toEqual([]);
    await world.passDays(5);
    expect(await startDue(its, world.org)).toEqual([]);
    await world.passDays(1);

    expect(await startDue(its, world.org)).toEqual(['chores.chore']);
  });

  test('begins at its hour by the clock of the company, not of the server', async ({ world }) => {
    const { its } = withJob(async () => undefined, nightly);
    const at = (moment: string) =>
      asOwner(
        `update kernel.company set clock_offset = ($2::timestamp at time zone time_zone) - now() where org_id = $1`,
        [world.org, moment],
      );
    await at('2031-05-01 12:00');
    await startDue(its, world.org);

    await at('2031-05-02 00:04');
    expect(await startDue(its, world.org)).toEqual([]);
    await at('2031-05-02 00:06');

    expect(await startDue(its, world.org)).toEqual(['chores.chore']);
    expect(await asOwner('select served_on from kernel.schedule where org_id = $1', [world.org])).toEqual([
      { served_on: '2031-05-02' },
    ]);
  });

  test('works as the program itself, which cannot sign in and holds a position of its own', async ({ world }) => {
    const seen: Tools[] = [];
    const { its, work } = withJob(async (tools) => seen.push(tools), nightly);
    work();

    await startDue(its, world.org);
    await until(world, 'done');

    const own = seen.find(({ org }) => org === world.org);
    expect(own?.asker).toMatchObject({ person: world.org });
    const logins = await asOwner('select 1 from kernel.login where org_id = $1 and person_id = $1', [world.org]);
    expect(logins).toEqual([]);
  });
});

describe('a job of every few minutes', () => {
  test('waits its minutes, and for the last one to end', async ({ world }) => {
    const { its } = withJob(async () => undefined, { input: z.object({}), schedule: { everyMinutes: 10 } });
    const pass = (minutes: number) =>
      asOwner('update kernel.company set clock_offset = clock_offset + make_interval(mins => $2) where org_id = $1', [
        world.org,
        minutes,
      ]);
    expect(await startDue(its, world.org)).toEqual(['chores.chore']);
    await pass(9);
    expect(await startDue(its, world.org)).toEqual([]);
    await pass(2);
    expect(await startDue(its, world.org)).toEqual([]); // The first still waits.
    await asOwner(`update kernel.job set state = 'done', ended_at = now() where org_id = $1`, [world.org]);
    await pass(11);

    expect(await startDue(its, world.org)).toEqual(['chores.chore']);
  });
});
