/** Starts a baseline over HTTP in a process of its own. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Database } from './database.ts';

/** Waits until it says its port. */
export const startBaseline = async (bench: string, { app }: Database) => {
  const file = path.join(import.meta.dirname, `${bench}-baseline.js`);
  const child = spawn(process.execPath, [file, JSON.stringify(app)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const stop = () => void child.kill('SIGTERM');
  process.once('exit', stop);
  const port = await new Promise<number>((settle, fail) => {
    child.stdout.once('data', (text) => settle(Number(text)));
    child.once('exit', () => fail(new Error('the baseline ended')));
  });
  return { pid: child.pid ?? 0, port, stop };
};
