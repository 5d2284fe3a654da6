/** A throw-away module whose command asks for a throw-away job; workers that stop with the test. */
import { v7 } from 'uuid';
import { afterEach } from 'vitest';
import { z } from 'zod';
import { command, contract } from '#kernel/contract';
import { enqueue } from '#kernel/effects';
import { type Job, job, type Tools } from '#kernel/jobs/job';
import { startWorker } from '#kernel/jobs/worker';
import { defineModule, operation } from '#kernel/operation';
import { type Kernel, perform } from '#kernel/perform';
import { asOwner, kernel, type World } from '#test/world';

type Row = {
  state: string;
  starts: number;
  done_count: number;
  of_count: number | null;
  result: { words?: { zh: string } } | null;
  trouble: { zh: string; en: string } | null;
  asked_by: string;
  line_id: string | null;
};

const workers: { stop: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
});

/** The product with a throw-away module `chores`: its command asks for its job. */
export const withJob = (run: (tools: Tools) => Promise<unknown>, more: Partial<Job> = {}) => {
  const chore: Job = job('chores.chore', {
    title: { zh: '杂务', en: 'A chore' },
    input: z.object({ note: z.string() }).partial(),
    run: async (tools) => {
      await run(tools);
      return { words: { zh: '做完了', en: 'done' } };
    },
    ...more,
  });
  const chores = contract('chores', {
    ask: command({ title: { zh: '交办', en: 'Ask' }, about: z.object({}), fill: z.object({ note: z.string() }) }),
  });
  const asks = operation(chores.ask, {
    load: () => ({}),
    subject: () => ({ lines: [] }),
    run: (_, { note }) => [enqueue(chore, { note })],
  });
  const own = defineModule('chores', chores, { operations: { ask: asks }, readings: {}, jobs: [chore] });
  const registry = {
    ...kernel.registry,
    operations: new Map([...kernel.registry.operations, ['chores.ask', own.operations[0] ?? asks]]),
    jobs: new Map([['chores.chore', chore]]),
  };
  const its: Kernel = { ...kernel, registry, mayOf: (held) => new Set([...kernel.mayOf(held), 'chores.ask']) };
  const asked = (world: World, note = 'x') =>
    perform(its, world.admin.asker, 'chores.ask', { id: v7(), about: {}, fill: { note } });
  const work = () => {
    const worker = startWorker(its, () => undefined);
    workers.push(worker);
    return worker;
  };
  return { its, asked, work };
};

/** The company's jobs as they are. */
export const jobsOf = ({ org }: { org: string }) =>
  asOwner<Row>('select * from kernel.job where org_id = $1 order by id', [org]);

/** Waits until that many jobs of a company are in this state. */
export const until = async (org: { org: string }, state: string, count = 1): Promise<Row[]> => {
  for (let waited = 0; waited < 300; waited++) {
    const rows = await jobsOf(org);
    if (rows.filter((row) => row.state === state).length >= count) return rows;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  throw new Error(`no job became ${state}: ${JSON.stringify(await jobsOf(org))}`);
};
