import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { StartRefused, type Words } from '../start-refused.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { lastWords } from './refusals.ts';

export type Cluster = { folder: string; logFile: string; owner: string; password: string };

type Asked = { binaries: Binaries; account: Account | undefined; log: (words: Words) => void };

const owner = 'yanji_owner';

/** The database files in `home`, made at the first start. */
export async function clusterIn(home: string, asked: Asked): Promise<Cluster> {
  if (!existsSync(join(home, 'cluster', 'PG_VERSION'))) await makeHome(home, asked);
  const passwordFile = join(home, 'owner-password');
  if (!existsSync(passwordFile)) throw passwordLost(passwordFile);
  const logFile = join(home, 'postgres.log');
  return { folder: join(home, 'cluster'), logFile, owner, password: readFileSync(passwordFile, 'utf8').trim() };
}

/** What a first start left behind that was killed in the middle; its initdb may still be writing for a moment. */
export function removeHalfMade(folder: string, home: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${home}.making-`)) continue;
    rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

/** Made beside its place and renamed, password and all: the next start finds a whole home or none. */
async function makeHome(home: string, asked: Asked): Promise<void> {
  if (existsSync(home) && readdirSync(home).length > 0) throw strangeHome(home);
  const draft = `${home}.making-${process.pid}`;
  const folder = join(draft, 'cluster');
  const password = randomBytes(24).toString('base64url');
  asked.log({ zh: '首次启动:正在建立数据库', en: 'First start: making the database' });
  try {
    mkdirSync(folder, { recursive: true });
    chmodSync(draft, asked.account ? 0o711 : 0o700);
    own(folder, asked.account, 0o700);
    await initdb(folder, password, asked);
    writeFileSync(join(draft, 'owner-password'), `${password}\n`, { mode: 0o600, flush: true });
    keep(draft);
    renameSync(draft, home);
    keep(dirname(home));
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
}

async function initdb(folder: string, password: string, { binaries, account }: Asked): Promise<void> {
  const passwordFile = join(dirname(folder), 'password-for-initdb');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  own(passwordFile, account, 0o600);
  const { code, said } = await run(
    binaries.initdb,
    [
      ...['-D', folder, '-U', owner, '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
      ...['--encoding=UTF8', ...localeHere(), '--no-instructions'],
    ],
    account,
  );
  rmSync(passwordFile, { force: true });
  if (code !== 0) throw initdbFailed(folder, said);
}

/**
 * The character type decides what is a letter: with plain C no Chinese character is one, and word search is silently
 * empty. Only Linux has C.UTF-8; elsewhere a common UTF-8 type takes its place.
 */
function localeHere(): string[] {
  if (process.platform === 'linux') return ['--locale=C.UTF-8'];
  return ['--locale=C', `--lc-ctype=${process.platform === 'win32' ? 'en-US' : 'en_US.UTF-8'}`];
}

function run(program: string, args: string[], account: Account | undefined): Promise<{ code: unknown; said: string }> {
  const as = account ? { uid: account.uid, gid: account.gid } : {};
  return new Promise((settle, fail) => {
    let said = '';
    const child = spawn(program, args, { ...as, cwd: '/', env: cleanEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
    const hear = (text: string) => {
      said += text;
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.once('error', fail).once('close', (code) => settle({ code, said }));
  });
}

/** Nothing of ours, no `PG…` and no library path, reaches the server; Windows cannot do without its own. */
export const cleanEnvironment = (): NodeJS.ProcessEnv =>
  process.platform === 'win32' ? { ...process.env, TZ: 'UTC' } : { PATH: '/usr/bin:/bin', TZ: 'UTC' };

function own(path: string, account: Account | undefined, mode: number): void {
  if (account) chownSync(path, account.uid, account.gid);
  chmodSync(path, mode);
}

/** A name survives a power cut once its folder is on the disk; Windows has no such call. */
function keep(folder: string): void {
  if (process.platform === 'win32' || !statSync(folder).isDirectory()) return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

const initdbFailed = (folder: string, said: string) =>
  new StartRefused({
    zh: `无法在 ${dirname(dirname(folder))} 建立数据库:${lastWords(said)}`,
    en: `The database could not be made in ${dirname(dirname(folder))}: ${lastWords(said)}`,
  });

const strangeHome = (home: string) =>
  new StartRefused({
    zh: `${home} 中有文件但不是完整的数据库;请恢复备份,或把它移走后重新启动`,
    en: `${home} holds files but not a whole database: restore a backup, or move it away and start again`,
  });

const passwordLost = (file: string) =>
  new StartRefused({
    zh: `缺少数据库密码文件 ${file};请从备份中恢复它`,
    en: `The password file of the database, ${file}, is missing: restore it from a backup`,
  });
