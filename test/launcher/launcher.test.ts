import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Bench, isRoot, isServing, nativePackage, nobody, openBench, passwdFileOf, sql } from './bench.ts';

let bench: Bench;
beforeAll(() => {
  bench = openBench();
});
afterEach(() => bench.clear());
afterAll(() => bench.close());

const dataFolder = (name: string) => join(bench.room, `data-${name}`);
const accountOf = (server: { home: string }) => statSync(join(server.home, 'cluster')).uid;

describe('starting the database that comes with the program', () => {
  const rootOnly = test.skipIf(!isRoot);

  rootOnly('as root (skipped for others): runs as an unprivileged account', async () => {
    const program = bench.start({ folder: dataFolder('root') });

    const server = await program.ready();

    expect(accountOf(server)).not.toBe(0);
    expect(server.home).toBe(join(dataFolder('root'), 'postgres'));
    expect(existsSync(join(bench.room, 'common'))).toBe(false);
  });

  rootOnly('as root in a home only root may enter (skipped for others): says where the database is', async () => {
    const home = join(bench.room, 'root-only');
    mkdirSync(home, { mode: 0o700 });
    const checkout = bench.copyOfCheckout('root-only/checkout');
    const folder = join(home, 'data');

    const program = bench.start({ folder, checkout });
    const server = await program.ready();
    await sql(server, 'create table kept as select 1 as one');
    await program.interruptGroup();
    const again = await bench.start({ folder, checkout }).ready();

    expect(server.home.startsWith(join(bench.room, 'common', 'data-'))).toBe(true);
    expect(program.said.filter((line) => line.logged?.en.includes(server.home))).toHaveLength(1);
    expect(lstatSync(join(folder, 'postgres')).isSymbolicLink()).toBe(true);
    expect(readdirSync(join(bench.room, 'common')).filter((name) => name.startsWith('postgresql-'))).toHaveLength(1);
    expect(await sql(again, 'select one from kept')).toEqual([{ one: 1 }]);
  });

  test('as a plain user: runs as that user, in UTF-8, with a secret of its own', async () => {
    const folder = dataFolder('plain');
    mkdirSync(folder);
    if (isRoot) chownSync(folder, nobody.uid, nobody.gid);

    const server = await bench.start({ folder, ...(isRoot ? { as: nobody } : {}) }).ready();
    const [settings] = await sql(
      server,
      `select datctype, current_setting('server_encoding') as encoding, current_setting('fsync') as fsync,
         current_setting('listen_addresses') as addresses, current_setting('shared_preload_libraries') as libraries
       from pg_database where datname = current_database()`,
    );
    const password = join(server.home, 'owner-password');
    const guess = { ...server, owner: { ...server.owner, password: 'guess' } };

    expect(accountOf(server)).toBe(isRoot ? nobody.uid : process.getuid?.());
    expect(settings).toMatchObject({ encoding: 'UTF8', fsync: 'on', libraries: 'pg_stat_statements' });
    if (process.platform === 'linux') expect(settings).toMatchObject({ datctype: 'C.UTF-8', addresses: '' });
    expect(server.owner).toMatchObject({ user: 'yanji_owner', database: 'yanji' });
    expect(statSync(password).mode & 0o777).toBe(0o600);
    expect(readFileSync(password, 'utf8').trim()).toHaveLength(32);
    await expect(sql(guess, 'select 1')).rejects.toThrow('password');
  });

  rootOnly('as root where there is only nobody (skipped for others): runs as nobody', async () => {
    const passwdFile = passwdFileOf(bench.room, 'root:x:0:0::/root:/bin/sh', 'nobody:x:65534:65534::/:/bin/false');

    const server = await bench.start({ folder: dataFolder('nobody'), surroundings: { passwdFile } }).ready();

    expect(accountOf(server)).toBe(nobody.uid);
  });

  rootOnly('as root with no account to run as (skipped for others): is refused', async () => {
    const passwdFile = passwdFileOf(bench.room, 'root:x:0:0::/root:/bin/sh');

    const program = bench.start({ folder: dataFolder('none'), surroundings: { passwdFile } });

    expect((await program.refused()).en).toContain('YANJI_PG_USER');
    expect(await program.code).toBe(1);
  });

  test('without install scripts: completes the links of the package', async () => {
    const checkout = bench.copyOfCheckout('no-scripts');
    const native = join(checkout, 'node_modules', nativePackage, 'native');
    const links: { target: string }[] = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'));
    for (const { target } of links) rmSync(join(native, '..', target), { force: true });

    const server = await bench.start({ folder: dataFolder('no-scripts'), checkout }).ready();

    expect(links.filter(({ target }) => !existsSync(join(native, '..', target)))).toEqual([]);
    expect(await sql(server, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('without the package of the platform: is refused with what to do', async () => {
    const checkout = bench.copyOfCheckout('no-package');
    rmSync(join(checkout, 'node_modules', nativePackage), { recursive: true });

    const program = bench.start({ folder: dataFolder('no-package'), checkout });

    expect((await program.refused()).en).toContain('npm ci --include=optional');
    expect(await program.code).toBe(1);
  });

  test('on a folder that cannot be written: is refused with its name', async () => {
    const folder = dataFolder('closed');
    mkdirSync(folder);
    chmodSync(folder, 0o500);

    const program = bench.start({ folder, ...(isRoot ? { as: nobody } : {}) });

    expect((await program.refused()).zh).toContain(`无法写入数据文件夹 ${folder}`);
    expect(await program.code).toBe(1);
  });
});

describe('two programs and one data folder', () => {
  test('the second is refused, with the folder and the first one named', async () => {
    const folder = dataFolder('second');
    const first = bench.start({ folder });
    const server = await first.ready();

    const second = bench.start({ folder });

    const refused = await second.refused();
    expect(refused.en).toContain(`The data folder ${folder} is in use by another running Yanji (process ${first.pid})`);
    expect(refused.zh).toContain(`数据文件夹 ${folder} 正被另一个运行中的雁迹使用(进程号 ${first.pid})`);
    expect(await second.code).toBe(1);
    expect(await sql(server, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('of two first starts at the same moment exactly one wins, and the data is good', async () => {
    const folder = dataFolder('race');
    const programs = [bench.start({ folder }), bench.start({ folder })];

    const loser = await Promise.race(programs.map((program) => program.code.then(() => program)));
    const winner = programs.find((program) => program !== loser) ?? loser;
    const server = await winner.ready();

    expect(await loser.code).toBe(1);
    expect((await loser.refused()).en).toContain('is in use by another running Yanji');
    expect(await sql(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    await winner.interruptGroup();
    expect(isServing(server)).toBe(false);
    expect(readdirSync(folder)).toEqual(['postgres']);
    await bench.start({ folder }).ready();
  });
});
