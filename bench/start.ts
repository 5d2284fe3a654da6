/** How long a newcomer waits: `npm start` in a fresh clone until the address answers, and once more. */
import { execFileSync, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './built.ts';
import { mustBe, print, say } from './figures.ts';
import { openLine } from './http-line.ts';
import { freePort, temporaryFolder } from './product.ts';

const FRESH_SECONDS_MAX = 150;
const AGAIN_SECONDS_MAX = 6;
const AGAIN_TIMES = 3;
const PATIENCE_SECONDS = 400;

export const start = async (): Promise<void> => {
  const clone = path.join(temporaryFolder(), 'clone');
  execFileSync('git', ['clone', '--quiet', root, clone], { stdio: ['ignore', 2, 2] });
  say(`starting ${execFileSync('git', ['-C', clone, 'log', '-1', '--format=%h %s'], { encoding: 'utf8' }).trim()}`);
  const fresh = await secondsUntilHealthy(clone);
  print({ bench: 'start', metric: 'start.fresh', scale: 'clone', value: fresh, unit: 's' });
  mustBe(fresh <= FRESH_SECONDS_MAX, `start.fresh ${fresh} s, must be at most ${FRESH_SECONDS_MAX}`);
  const again: number[] = [];
  for (let turn = 0; turn < AGAIN_TIMES; turn++) again.push(await secondsUntilHealthy(clone));
  const slowest = Math.max(...again);
  print({ bench: 'start', metric: 'start.again', scale: `slowest of ${AGAIN_TIMES}`, value: slowest, unit: 's' });
  mustBe(slowest <= AGAIN_SECONDS_MAX, `start.again ${slowest} s, must be at most ${AGAIN_SECONDS_MAX}`);
};

const secondsUntilHealthy = async (clone: string): Promise<number> => {
  const port = await freePort();
  const from = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: clone,
    env: { ...newcomersEnvironment(), PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // npm, the shell and the program together are one group, to be stopped together.
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  let hasEnded = false;
  const ended = new Promise<void>((settle) =>
    child.once('close', () => {
      hasEnded = true;
      settle();
    }),
  );
  const stop = () => {
    if (!hasEnded && child.pid) process.kill(-child.pid, 'SIGTERM');
  };
  process.once('exit', stop);
  while (!(await isHealthy(port))) {
    const seconds = (performance.now() - from) / 1_000;
    if (hasEnded || seconds > PATIENCE_SECONDS)
      throw new Error(`npm start did not get there in ${seconds} s:\n${said.slice(-1_500)}`);
    await sleep(20);
  }
  const seconds = (performance.now() - from) / 1_000;
  stop();
  await ended;
  process.off('exit', stop);
  return seconds;
};

/** What a shell has: nothing of ours, nor of the npm that runs this bench, which would tell the inner one where to
 *  work. */
const newcomersEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^(YANJI_|DATABASE_|PORT$|HOST$|NODE_|INIT_CWD$|npm_(?!config_(cache|registry|userconfig)$))/.test(name),
    ),
  );

const isHealthy = async (port: number): Promise<boolean> => {
  const line = openLine(port);
  try {
    return (await line.ask('GET', '/healthz')).status === 200;
  } catch {
    return false; // Nobody listens yet.
  } finally {
    line.close();
  }
};
