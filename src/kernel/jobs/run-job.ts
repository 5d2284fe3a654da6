/** One run of one job: begins it, lets it work, and tells how it ended. */
import { createHash } from 'node:crypto';
import { allowed, permissionsOf } from '../access/permitted.ts';
import { everything, scopeOf } from '../access/scope.ts';
import { ask } from '../ask.ts';
import type { Bilingual } from '../contract.ts';
import { codeOf, onClient, transactionOn } from '../db.ts';
import { type Asker, enter, positionsOf } from '../enter.ts';
import { known, NotFound, Refused } from '../errors.ts';
import { inputDigest } from '../journal.ts';
import { Malformed } from '../malformed.ts';
import { type Kernel, perform } from '../perform.ts';
import { type Job, programOf, type Tools } from './job.ts';

/** What the queue knows of a job. */
export type Queued = { readonly org: string; readonly id: string };

type Started = { name: string; input: unknown; person: string; starts: number; today: string };

/** A program that dies of a job would die of it for ever. */
const STARTS_MAX = 10;
/** Progress is written no oftener, whatever a job tells. */
const TOLD_EVERY_MILLISECONDS = 200;

/** Leaves a run early without failing. */
class Left extends Error {
  readonly because: 'cancelled' | 'stopping' | 'superseded';

  constructor(because: Left['because']) {
    super(because);
    this.because = because;
  }
}

/** Carries out a job. Throws what the queue shall try again: the program stops, the database went away, or the job says
 *  that a failure of it may be tried again. Anything else ends in the job's row. */
export const runJob = async (kernel: Kernel, queued: Queued, stop: AbortSignal): Promise<void> => {
  const started = await startOf(kernel, queued);
  if (!started) return;
  const tell = (said: object) => telling(kernel, queued, started.starts, said);
  const own = kernel.registry.jobs.get(started.name);
  if (!own || started.starts > STARTS_MAX) {
    await tell({ state: 'failed', trouble: own ? startedTooOften : notKnown(started.name) });
    return;
  }
  try {
    const result = await own.run(toolsOf(kernel, queued, started, stop, tell), own.input.parse(started.input));
    await tell({ state: 'done', result: result ?? {} });
  } catch (error) {
    await ended(kernel, own, started, error, tell);
  }
};

type Tell = (said: object) => Promise<{ isOurs: boolean; isCancelled: boolean }>;

const startOf = async ({ pool }: Kernel, { org, id }: Queued): Promise<Started | undefined> => {
  const { rows } = await pool.query<{ started: Started | null }>('select kernel.start_job($1, $2) as started', [
    org,
    id,
  ]);
  return rows[0]?.started ?? undefined;
};

const telling = async ({ pool }: Kernel, { org, id }: Queued, run: number, said: object) => {
  const { rows } = await pool.query<{ heard: { isOurs: boolean; isCancelled: boolean } }>(
    'select kernel.tell_job($1, $2, $3, $4) as heard',
    [org, id, run, JSON.stringify(said)],
  );
  return known(rows[0], 'telling answers').heard;
};

const ended = async (kernel: Kernel, own: Job, started: Started, error: unknown, tell: Tell): Promise<void> => {
  if (error instanceof Left) {
    if (error.because === 'cancelled') await tell({ state: 'cancelled' });
    if (error.because === 'stopping') {
      await tell({ state: 'waiting' });
      throw error;
    }
    return;
  }
  if (isInterruption(error)) throw error; // The row says running; the queue takes it up again.
  const trouble = troubleOf(error);
  if (!(error instanceof Refused) && started.starts <= (own.retries ?? 0)) {
    await tell({ state: 'waiting', trouble });
    throw error;
  }
  if (trouble === ours) kernel.log?.(`job ${own.name} failed: ${error instanceof Error ? error.stack : error}`);
  await tell({ state: 'failed', trouble });
};

const toolsOf = (kernel: Kernel, { org, id }: Queued, started: Started, stop: AbortSignal, tell: Tell): Tools => {
  const isProgram = started.person === org;
  const asker: Asker = isProgram ? programOf(org) : { org, person: started.person, cameFrom: `job ${started.name}` };
  let toldAt = 0;
  return {
    kernel,
    org,
    jobId: id,
    asker,
    today: started.today,
    perform: (command, { about, fill }, step = '') => {
      const once = `${id} ${command.name} ${inputDigest(command.name, about, fill)} ${step}`;
      return perform(kernel, asker, command.name, { id: uuidOf(once), about, fill });
    },
    // The reading is declared with this very output.
    ask: async (query, input) => (await ask(kernel, asker, query.name, input)) as never,
    read: (work) =>
      onClient(kernel.pool, async (client) => {
        const { actor, clock } = await enter(client, 'repeatable read, read only', asker);
        const { personId, name: personName } = actor;
        const answer = await work(
          transactionOn(client, {
            ...{ org, today: clock.today, isLive: clock.isLive, personId, personName, sessionId: null },
            positions: positionsOf(actor),
            may: new Set(allowed(actor.holdings, kernel.mayOf)),
            holdings: actor.holdings,
            permissions: permissionsOf(kernel),
            scope: isProgram ? everything : scopeOf(actor.holdings),
          }),
        );
        await client.query('commit');
        return answer;
      }),
    progress: async (done, of, words) => {
      if (stop.aborted) throw new Left('stopping');
      if (Date.now() - toldAt < TOLD_EVERY_MILLISECONDS && done !== of) return;
      toldAt = Date.now();
      const { isOurs, isCancelled } = await tell({ done, ...(of !== undefined && { of }), ...(words && { words }) });
      if (!isOurs) throw new Left('superseded');
      if (isCancelled) throw new Left('cancelled');
    },
  };
};

/** An id that is always the same for the same text. */
const uuidOf = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** The database or the way to it went away: nobody's failure, and what was performed is known by its ids. */
const isInterruption = (error: unknown): boolean => {
  const isLost =
    error instanceof Error && /Connection terminated|timeout exceeded when trying to connect/.test(error.message);
  return isLost || /^(57P0[1-3]|08\w{3}|53300|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE)$/.test(codeOf(error) ?? '');
};

const ours: Bilingual = {
  zh: '程序出错，作业没有完成，请联系管理员',
  en: 'something of ours broke; the job did not end. Please tell the administrator',
};

const troubleOf = (error: unknown): Bilingual => {
  if (error instanceof Refused) {
    const said = error.findings.slice(0, 5).map(({ message }) => message);
    return { zh: said.map(({ zh }) => zh).join('；'), en: said.map(({ en }) => en).join('; ') };
  }
  if (error instanceof NotFound) return error.say;
  if (error instanceof Malformed) return { zh: '作业的内容不符合要求', en: 'what the job was to do is malformed' };
  return ours;
};

const startedTooOften: Bilingual = {
  zh: '此作业每次执行时程序都中断，已不再重试，请联系管理员',
  en: 'the program ended each time it ran this job; it is not tried again. Please tell the administrator',
};

const notKnown = (name: string): Bilingual => ({
  zh: `本版本的程序没有作业 ${name}`,
  en: `this version of the program has no job ${name}`,
});
