/** What stands in the way of a start is said in one clear sentence, in both languages, with exit code 1. */
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const start = (env: Record<string, string>) => {
  const program = spawn('node', ['dist/app/main.js'], { env: { ...process.env, HOST: '127.0.0.1', ...env } });
  let said = '';
  program.stdout.on('data', (chunk) => {
    said += chunk;
  });
  program.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const ended = new Promise<{ code: number | null; said: string }>((resolve) => {
    program.once('exit', (code) => resolve({ code, said }));
  });
  const started = new Promise<void>((resolve) => {
    program.stdout.on('data', () => {
      if (said.includes('is running at')) resolve();
    });
  });
  return { program, ended, started };
};

describe('a start that cannot be', () => {
  let folder = '';
  let taken: Server;
  let port = '';

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'yanji-refused-'));
    await chmod(folder, 0o755);
    taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const address = taken.address();
    port = String(address && typeof address === 'object' ? address.port : 0);
  });
  afterAll(async () => {
    taken.close();
    await rm(folder, { recursive: true, force: true });
  });

  test.for([
    ['a port that is none', { PORT: 'eighty' }, 'PORT=eighty is not a port'],
    ['an address that is none', { DATABASE_URL: 'mysql://here' }, 'DATABASE_URL is not an address'],
    ['a database that does not answer', { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c' }, 'no database answers at'],
  ] as const)('%s', async ([, env, sentence]) => {
    const { code, said } = await start(env).ended;

    expect(code).toBe(1);
    expect(said).toContain(sentence);
    expect(said).not.toContain('    at ');
  });

  test('a port in use and a data folder in use', async () => {
    const portInUse = await start({ YANJI_DATA: folder, PORT: port }).ended;
    const free = String(Number(port) > 50_000 ? Number(port) - 1_357 : Number(port) + 1_357);
    const first = start({ YANJI_DATA: folder, PORT: free });
    await first.started;
    const second = await start({ YANJI_DATA: folder, PORT: free }).ended;
    first.program.kill('SIGINT');

    expect(portInUse).toMatchObject({ code: 1, said: expect.stringContaining(`Port ${port} is in use`) });
    expect(second).toMatchObject({ code: 1, said: expect.stringContaining(folder) });
    expect((await first.ended).code).toBe(0);
  });
});
