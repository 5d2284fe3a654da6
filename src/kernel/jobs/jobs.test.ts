import { randomUUID } from 'node:crypto';
import { v7 } from 'uuid';
import { describe, expect } from 'vitest';
import { people } from '#contract/people';
import type { Tools } from '#kernel/jobs/job';
import { perform } from '#kernel/perform';
import { jobsOf, until, withJob } from '#test/chores';
import { asOwner, test } from '#test/world';

describe('a job', () => {
  test('is committed with the command that asks for it, and works in the name of who asked', async ({ world }) => {
    const seen: Tools[] = [];
    const { asked, work } = withJob(async (tools) => seen.push(tools));
    work();

    const answer = await asked(world);
    const [row] = await until(world, 'done');

    expect(row).toMatchObject({ asked_by: world.admin.id, line_id: answer.lineId, starts: 1, trouble: null });
    expect(row?.result?.words?.zh).toBe('做完了');
    expect(answer.jobs).toEqual([{ id: seen[0]?.jobId, name: 'chores.chore' }]);
    expect(seen[0]?.asker).toMatchObject({ org: world.org, person: world.admin.id });
  });

  test('of a refused command never exists', async ({ world }) => {
    const { its } = withJob(async () => undefined);
    const refused = perform(its, world.admin.asker, 'chores.ask', { id: v7(), about: {}, fill: {} });

    await expect(refused).rejects.toThrow();
    expect(await jobsOf(world)).toEqual([]);
  });

  test('starts within milliseconds, by notification and not by polling', async ({ world }) => {
    const began: number[] = [];
    const { asked, work } = withJob(async () => began.push(performance.now()));
    work();
    await asked(world);
    await until(world, 'done');

    const waits: number[] = [];
    for (let at = 1; at <= 20; at++) {
      await asked(world);
      const committed = performance.now();
      await until(world, 'done', at + 1);
      waits.push((began[at] ?? 0) - committed);
    }

    waits.sort((a, b) => a - b);
    expect(waits[10]).toBeLessThan(100); // Polling would take a second on the average.
  });

  test('writes through perform: its refusal is the trouble that is kept, and is not tried again', async ({ world }) => {
    const mayNot = await world.someone('receiver');
    const { its, work } = withJob(
      (tools) => tools.perform(people.employ, { about: {}, fill: { personId: v7(), name: 'x' } }),
      { retries: 5 },
    );
    work();

    await perform(its, mayNot.asker, 'chores.ask', { id: v7(), about: {}, fill: { note: 'x' } });
    const [row] = await until(world, 'failed');

    expect(row?.starts).toBe(1);
    expect(row?.trouble?.zh).toContain('无权');
  });

  test('that breaks is tried again only where it says that this is safe', async ({ world }) => {
    let tries = 0;
    const once = withJob(async () => {
      tries += 1;
      throw new Error('broken');
    });
    const worker = once.work();
    await once.asked(world);
    const [failed] = await until(world, 'failed');
    await worker.stop();
    expect({ tries, starts: failed?.starts }).toEqual({ tries: 1, starts: 1 });

    tries = 0;
    const twice = withJob(
      async () => {
        tries += 1;
        if (tries === 1) throw new Error('broken');
      },
      { retries: 1 },
    );
    twice.work();
    await twice.asked(world);
    await until(world, 'done');

    expect(tries).toBe(2);
  });

  test('shows how far it is and is cancelled while it runs', async ({ world }) => {
    let isFreed = false;
    const { asked, work } = withJob(async ({ progress }) => {
      for (let at = 1; ; at++) {
        await progress(at, 1000, { zh: '进行中', en: 'working' });
        await new Promise((wake) => setTimeout(wake, 20));
        if (isFreed) return;
      }
    });
    work();
    await asked(world);
    await until(world, 'running');
    await expect.poll(async () => (await jobsOf(world))[0]?.done_count ?? 0).toBeGreaterThan(1);
    await asOwner('update kernel.job set cancel_asked_at = now() where org_id = $1', [world.org]);
    const [row] = await until(world, 'cancelled').finally(() => {
      isFreed = true;
    });

    expect(row).toMatchObject({ of_count: 1000, result: null, trouble: null });
  });

  test('that the program was stopped in the middle of is taken up again, and what it did happens once', async ({
    world,
  }) => {
    const personId = v7();
    let runs = 0;
    const { asked, work } = withJob(async ({ perform: does, progress }) => {
      runs += 1;
      await does(people.employ, { about: {}, fill: { personId, name: '新人' } });
      for (let at = 1; runs === 1; at++) {
        await progress(at);
        await new Promise((wake) => setTimeout(wake, 20));
      }
    });
    const first = work();
    await asked(world);
    await expect.poll(async () => (await jobsOf(world))[0]?.done_count ?? 0).toBeGreaterThan(0);
    await first.stop();
    expect((await jobsOf(world))[0]?.state).toBe('waiting');
    work();
    const [row] = await until(world, 'done');

    expect(row?.starts).toBe(2);
    expect(
      await asOwner('select 1 from kernel.person where org_id = $1 and id = $2', [world.org, personId]),
    ).toHaveLength(1);
  });

  test('of a killed program is taken up again by the next', async ({ world }) => {
    const { asked, work } = withJob(async () => undefined);
    await asked(world);
    const dead = `pool-${randomUUID()}`;
    await asOwner(
      `update graphile_worker._private_jobs set locked_by = $1, locked_at = now() - interval '10 seconds', attempts = 1
       where payload ->> 'org' = $2`,
      [dead, world.org],
    );
    await asOwner(`update kernel.job set state = 'running', starts = 1 where org_id = $1`, [world.org]);

    work();
    const [row] = await until(world, 'done');

    expect(row?.starts).toBe(2);
  });

  test('of a living program is left to it', async ({ world }) => {
    let runs = 0;
    let isFreed = false;
    const { asked, work } = withJob(async ({ progress }) => {
      runs += 1;
      while (!isFreed) {
        await progress(1);
        await new Promise((wake) => setTimeout(wake, 20));
      }
    });
    work();
    await asked(world);
    await until(world, 'running');
    await asOwner(
      `update graphile_worker._private_jobs set locked_at = now() - interval '1 hour' where payload ->> 'org' = $1`,
      [world.org],
    );
    work();
    await new Promise((wake) => setTimeout(wake, 6_000));
    isFreed = true;
    const [row] = await until(world, 'done');

    expect({ runs, starts: row?.starts }).toEqual({ runs: 1, starts: 1 });
  });
});
