import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Bench, isLinux, isRoot, isServing, openBench, serverLog, sql, until } from './bench.ts';

let bench: Bench;
beforeAll(() => {
  bench = openBench();
});
afterEach(() => bench.clear());
afterAll(() => bench.close());

const dataFolder = (name: string) => join(bench.room, `data-${name}`);

/** A running program that was told that a hundred rows are kept. */
async function programWithRows(folder: string, surroundings = {}) {
  const program = bench.start({ folder, surroundings });
  const server = await program.ready();
  await sql(server, 'create table kept (number int)');
  for (let number = 0; number < 100; number += 25) {
    await sql(server, `insert into kept select generate_series(${number + 1}, ${number + 25})`);
  }
  return { program, server };
}

const rowsIn = async (server: Awaited<ReturnType<typeof programWithRows>>['server']) =>
  (await sql<{ count: string }>(server, 'select count(*) from kept'))[0]?.count;

describe('the end of the program', () => {
  test('by Ctrl-C stops the database cleanly: the next start has nothing to recover', async () => {
    const { program, server } = await programWithRows(dataFolder('ctrl-c'));

    const code = await program.interruptGroup();
    const wasServing = isServing(server);
    const next = await bench.start({ folder: dataFolder('ctrl-c') }).ready();

    expect(code).toBe(0);
    expect(wasServing).toBe(false);
    expect(serverLog(next)).not.toContain('was interrupted');
    expect(await rowsIn(next)).toBe('100');
  });

  test.skipIf(!isLinux)('by kill -9 takes the database with it (Linux): what was acknowledged is there', async () => {
    const { program, server } = await programWithRows(dataFolder('killed'));

    await program.kill();
    await until(() => !isServing(server));
    const next = await bench.start({ folder: dataFolder('killed') }).ready();

    expect(await rowsIn(next)).toBe('100');
  });

  test('by kill -9, started again at once: waits for what is left of the last one', async () => {
    const { program } = await programWithRows(dataFolder('at-once'));

    await program.kill();
    const next = await bench.start({ folder: dataFolder('at-once') }).ready();

    expect(await rowsIn(next)).toBe('100');
  });

  test('by kill -9 without setpriv leaves an orphan, which the next start stops', async () => {
    const withoutSetpriv = { setpriv: '' };
    const { program, server } = await programWithRows(dataFolder('orphan'), withoutSetpriv);

    await program.kill();
    const isOrphan = isServing(server);
    const restarted = bench.start({ folder: dataFolder('orphan'), surroundings: withoutSetpriv });
    const next = await restarted.ready();

    expect(isOrphan).toBe(true);
    expect(restarted.said.filter((line) => line.logged?.en.includes(String(server.pid)))).toHaveLength(1);
    expect(next.pid).not.toBe(server.pid);
    expect(await rowsIn(next)).toBe('100');
  });

  test('by kill -9 of all: what was acknowledged is there', async () => {
    const { program, server } = await programWithRows(dataFolder('all'));

    process.kill(server.pid, 'SIGKILL');
    await program.kill();
    const next = await bench.start({ folder: dataFolder('all') }).ready();

    expect(serverLog(next)).toContain('was interrupted');
    expect(await rowsIn(next)).toBe('100');
  });

  test('of the database alone is told to the program', async () => {
    const program = bench.start({ folder: dataFolder('alone') });
    const server = await program.ready();

    process.kill(server.pid, 'SIGKILL');

    await until(() => program.said.some((line) => line.exited));
    expect(program.said.find((line) => line.exited)?.exited).toEqual({ code: null, signal: 'SIGKILL' });
  });
});

describe('starting after an accident', () => {
  test('the number of the old server, now that of another program, does not keep the database closed', async () => {
    const { program, server } = await programWithRows(dataFolder('reused'));
    process.kill(server.pid, 'SIGKILL');
    await program.kill();
    // Of the server's own account: PostgreSQL minds only processes that it could signal.
    const { uid, gid } = statSync(join(server.home, 'cluster'));
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore', ...(isRoot ? { uid, gid } : {}) });
    const note = join(server.home, 'cluster', 'postmaster.pid');
    const [, ...rest] = readFileSync(note, 'utf8').split('\n');
    writeFileSync(note, [String(stranger.pid), ...rest].join('\n'));

    const next = await bench.start({ folder: dataFolder('reused') }).ready();

    expect(await rowsIn(next)).toBe('100');
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    stranger.kill();
  });

  test('a first start that was killed in the middle does not stand in the way', async () => {
    const folder = dataFolder('half');
    const { server } = await programWithRows(dataFolder('whole'));
    await bench.clear();
    mkdirSync(folder);
    cpSync(join(server.home, 'cluster', 'base'), join(folder, 'postgres.making-1', 'cluster', 'base'), {
      recursive: true,
    });

    const program = bench.start({ folder });
    await until(() => program.said.length > 0);
    await program.kill();
    const next = await bench.start({ folder }).ready();

    expect(await sql(next, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(
      execFileSync('ls', [dirname(next.home)], { encoding: 'utf8' })
        .trim()
        .split('\n')
        .sort(),
    ).toEqual(['postgres', 'postgres.lock']);
  });

  test.skipIf(!isRoot || !isLinux)('a full disk is told as one (skipped without root)', async () => {
    const disk = join(bench.room, 'small-disk');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m,mode=755', 'tmpfs', disk]);

    const program = bench.start({ folder: join(disk, 'data') });
    const refused = await program.refused();
    await program.code;
    execFileSync('umount', [disk]);

    expect(refused.zh).toContain('磁盘已满');
    expect(await program.code).toBe(1);
  });
});
