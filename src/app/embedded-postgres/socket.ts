import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type Account, canEnter } from './account.ts';
import { runOf } from './process-identity.ts';

/** Where the program and its server meet: a socket in a private folder, or a loopback port. */
export type Meeting = {
  host: string;
  port: number;
  folder: string;
  usesSocket: boolean;
  leave(): void;
};

export async function meetingPlace(account: Account | undefined): Promise<Meeting> {
  const room = roomForSockets(account);
  sweep(room);
  const folder = mkdtempSync(join(room, `${prefix}${process.pid}-`));
  if (account) chownSync(folder, account.uid, account.gid);
  chmodSync(folder, 0o700);
  const leave = () => {
    process.off('exit', leave);
    rmSync(folder, { recursive: true, force: true });
  };
  process.on('exit', leave);
  if (process.platform === 'win32') {
    return { host: '127.0.0.1', port: await freeLoopbackPort(), folder, usesSocket: false, leave };
  }
  return { host: folder, port: 5432, folder, usesSocket: true, leave };
}

const prefix = 'yanji-pg-';

/** Empty folders of programs that were killed; a folder in use holds a socket and is not empty. */
function sweep(room: string): void {
  for (const name of readdirSync(room).filter((entry) => entry.startsWith(prefix))) {
    if (runOf(Number.parseInt(name.slice(prefix.length), 10))) continue;
    try {
      rmdirSync(join(room, name));
    } catch {
      // Somebody else's, or not empty.
    }
  }
}

/** What a killed server left of its meeting place: the note in its files says where that was. */
export function removeFormerMeeting(folder: string): void {
  if (!basename(folder).startsWith(prefix) || !existsSync(folder)) return;
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) rmSync(join(folder, name), { force: true });
  sweep(dirname(folder));
}

/** The address of a socket holds about a hundred bytes, and the folder for temporary files may be root's alone. */
function roomForSockets(account: Account | undefined): string {
  const fits = (folder: string) => Buffer.byteLength(folder) <= 60 && (!account || canEnter(account, folder));
  return process.platform === 'win32' || fits(tmpdir()) ? tmpdir() : '/tmp';
}

function freeLoopbackPort(): Promise<number> {
  return new Promise((settle, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => settle(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
