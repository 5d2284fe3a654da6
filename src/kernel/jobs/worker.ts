/** The worker: takes jobs from the queue as they come, starts scheduled ones, takes up what a dead worker left. */
import { Logger, runTaskList } from 'graphile-worker';
import type pg from 'pg';
import { v7 } from 'uuid';
import type { Kernel } from '../perform.ts';
import type { Job } from './job.ts';
import { type Queued, runJob } from './run-job.ts';

const AT_ONCE = 4;
const LOOKED_AFTER_EVERY = 5_000;
const SCHEDULED_EVERY = 15_000;
const STOPS_WITHIN = 10_000;
/** A number of our own: the other half of an advisory lock's key is the worker's. */
const ALIVE = 7_290_412;

/** The one task the queue knows: which job it is stands in kernel.job. */
const TASK = 'yanji';

/** Works until it is stopped. Jobs that run are asked to leave and are taken up again by the next worker. */
export const startWorker = (kernel: Kernel, log: (text: string) => void) => {
  const stopping = new AbortController();
  const running = new Set<string>();
  const worker = runTaskList(
    { concurrency: AT_ONCE, noHandleSignals: true, logger: quietLogger(log), preset: { worker: QUEUE } },
    {
      [TASK]: async (payload, { job: { id } }) => {
        running.add(id);
        // The payload is what kernel.add_job wrote.
        await runJob(kernel, payload as Queued, stopping.signal).finally(() => running.delete(id));
      },
    },
    kernel.pool,
  );
  worker.promise.catch((error: unknown) => log(`the queue of jobs stopped: ${String(error)}`));
  const life = lifeSign(kernel, worker.id, running);
  const loops = [
    repeatedly(LOOKED_AFTER_EVERY, stopping.signal, log, life.show),
    repeatedly(SCHEDULED_EVERY, stopping.signal, log, () => startAllDue(kernel)),
  ];
  const end = async (): Promise<void> => {
    stopping.abort();
    const inPeace = Promise.resolve(worker.gracefulShutdown()).then(() => true);
    const isLate = new Promise<false>((late) => setTimeout(() => late(false), STOPS_WITHIN).unref());
    if (!(await Promise.race([inPeace, isLate]))) log('a job did not stop in time; the next start takes it up again');
    await Promise.all(loops);
    life.end();
  };
  let ended: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    ended ??= end();
    return ended;
  };
  return { stop };
};

/** The queue's own polling is a net only: a job is told of by NOTIFY. */
const QUEUE = { gracefulShutdownAbortTimeout: 5_000, pollInterval: 2_000 };

/** Starts what is due in every company that has a journal. Answers what was started. */
export const startAllDue = async (kernel: Kernel): Promise<string[]> => {
  const { rows } = await kernel.pool.query<{ org: string }>('select org_id as org from kernel.log_head');
  const started: string[] = [];
  for (const { org } of rows) started.push(...(await startDue(kernel, org)));
  return started;
};

/** Starts what is due in one company, by its own day. */
export const startDue = async ({ pool, registry }: Kernel, org: string): Promise<string[]> => {
  const specs = [...registry.jobs.values()].flatMap(({ name, schedule }: Job) =>
    schedule ? [{ id: v7(), name, ...schedule }] : [],
  );
  if (specs.length === 0) return [];
  const { rows } = await pool.query<{ started: string[] }>('select kernel.start_due($1, $2) as started', [
    org,
    JSON.stringify(specs),
  ]);
  return rows[0]?.started ?? [];
};

/** A worker lives as long as a connection holds its advisory lock; the server lets go of it when the worker dies. Jobs
 *  of others whose lock is free are dead workers' and put back, as are our own that we do not know to be running. */
const lifeSign = ({ pool }: Kernel, worker: string, running: ReadonlySet<string>) => {
  let client: pg.PoolClient | undefined;
  const show = async (): Promise<void> => {
    try {
      if (!client) {
        client = await pool.connect();
        await client.query('select pg_advisory_lock($1, hashtext($2))', [ALIVE, worker]);
      }
      await client.query(PUT_BACK, [ALIVE, worker, [...running]]);
    } catch (error) {
      client?.release(true);
      client = undefined;
      throw error;
    }
  };
  return { show, end: () => client?.release(true) };
};

const PUT_BACK = `
  update graphile_worker._private_jobs j set locked_at = null, locked_by = null
  where j.locked_by is not null and j.locked_at < now() - interval '3 seconds'
    and case when j.locked_by = $2 then j.id <> all ($3::bigint[])
      else pg_try_advisory_xact_lock($1, hashtext(j.locked_by)) end`;

const repeatedly = async (
  every: number,
  stop: AbortSignal,
  log: (text: string) => void,
  work: () => Promise<unknown>,
): Promise<void> => {
  while (!stop.aborted) {
    await work().catch((error: unknown) => log(`looking after jobs failed: ${String(error)}`));
    await new Promise<void>((wake) => {
      const timer = setTimeout(wake, every);
      stop.addEventListener(
        'abort',
        () => {
          clearTimeout(timer);
          wake();
        },
        { once: true },
      );
      if (stop.aborted) wake();
    });
  }
};

/** Only what somebody has to know: a job's own end is in its row. */
const quietLogger = (log: (text: string) => void) =>
  new Logger(() => (level, message) => {
    if (level === 'error' && !/^Failed task/.test(message)) log(message);
  });
