import { createHash } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartRefused } from '../start-refused.ts';
import { runOf } from './process-identity.ts';

export type FolderLock = { release(): void };

/**
 * One program to a database. On Linux an abstract socket decides: the kernel gives it to one and takes it back at any
 * death. A file beside the database names the holder, and decides where there are no abstract sockets.
 */
export async function lockHome(home: string, folder: string): Promise<FolderLock> {
  const file = `${home}.lock`;
  const socket = process.platform === 'linux' ? await abstractSocket(home) : undefined;
  if (socket === 'taken') throw inUse(folder, await livingHolder(file));
  const holder = takeFile(file);
  if (holder !== undefined) {
    socket?.close();
    throw inUse(folder, holder);
  }
  const release = () => {
    process.off('exit', release);
    if (readIfThere(file) === ownLine()) rmSync(file, { force: true });
    socket?.close();
  };
  process.on('exit', release);
  return { release };
}

function abstractSocket(home: string): Promise<Server | 'taken' | undefined> {
  const name = createHash('sha256').update(home).digest('hex').slice(0, 32);
  const server = createServer((visitor) => visitor.destroy()).unref();
  return new Promise((settle) => {
    // Any other failure (a sandbox without such sockets) leaves the decision to the file.
    server.once('error', (error: NodeJS.ErrnoException) => settle(error.code === 'EADDRINUSE' ? 'taken' : undefined));
    server.listen(`\0yanji-postgres-${name}`, () => settle(server));
  });
}

/** Returns the living process that holds the file, or undefined when it is ours. */
function takeFile(file: string): number | undefined {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, ownLine());
  try {
    for (;;) {
      if (linked(draft, file)) return undefined;
      const found = readIfThere(file);
      const holder = found === undefined ? undefined : livingIn(found);
      if (holder !== undefined) return holder;
      discardStale(file, found);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** A link appears with its whole content or not at all, and never over another. */
function linked(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (readIfThere(file) === undefined) throw error;
    return false;
  }
}

/** Whoever finds that it moved a fresh lock away, because another start was quicker, puts it back. */
function discardStale(file: string, stale: string | undefined): void {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (readIfThere(aside) !== stale) linked(aside, file);
  rmSync(aside, { force: true });
}

/** The winner writes its name a moment after it won. */
async function livingHolder(file: string): Promise<number | undefined> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const holder = livingIn(readIfThere(file) ?? '');
    if (holder !== undefined) return holder;
    await sleep(25);
  }
  return undefined;
}

function livingIn(line: string): number | undefined {
  const [pid, identity] = line.split('\t');
  const run = runOf(Number(pid));
  return run && !run.isZombie && run.identity === identity ? Number(pid) : undefined;
}

const ownLine = () => `${process.pid}\t${runOf(process.pid)?.identity ?? ''}`;

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

const inUse = (folder: string, pid: number | undefined) => {
  const program = pid ? ` (process ${pid})` : '';
  return new StartRefused({
    zh: `数据文件夹 ${folder} 正被另一个运行中的雁迹使用${pid ? `(进程号 ${pid})` : ''};请先停止它,或换一个数据文件夹`,
    en: `The data folder ${folder} is in use by another running Yanji${program}: stop it, or choose another folder`,
  });
};
