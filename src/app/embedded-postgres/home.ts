import { randomBytes } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, readlinkSync, realpathSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { StartRefused, type Words } from '../start-refused.ts';
import { type Account, canEnter } from './account.ts';
import type { Surroundings } from './surroundings.ts';

type Asked = {
  account: Account | undefined;
  surroundings: Surroundings;
  newlyMade: boolean;
  log: (words: Words) => void;
};

/**
 * The folder of the database: `postgres` in the data folder. When the server's account cannot enter the data folder,
 * it is a symbolic link to a place that it can enter, so that people and backups see where the database is.
 */
export function homeOf(folder: string, asked: Asked): string {
  const { account, newlyMade } = asked;
  // A folder of our own making must let the server through, and only through.
  if (account && newlyMade) chmodSync(folder, 0o711);
  const home = join(folder, 'postgres');
  const there = lstatSync(home, { throwIfNoEntry: false });
  if (there?.isSymbolicLink()) return linkedHome(home);
  if (!account || canEnter(account, folder)) return home;
  if (there) throw closedHome(home, account);
  return moveOut(home, account, asked);
}

function linkedHome(link: string): string {
  const target = resolve(dirname(link), readlinkSync(link));
  mkdirSync(dirname(target), { recursive: true });
  return join(realpathSync(dirname(target)), basename(target));
}

function moveOut(link: string, account: Account, { surroundings, log }: Asked): string {
  const { commonFolder } = surroundings;
  mkdirSync(commonFolder, { recursive: true });
  chmodSync(commonFolder, 0o755);
  if (!canEnter(account, commonFolder)) throw closedHome(commonFolder, account);
  // A random name: a data folder made anew under an old path must not wake up with the data of the old one.
  const target = join(commonFolder, `data-${randomBytes(6).toString('hex')}`);
  try {
    symlinkSync(target, link);
  } catch (error) {
    if (!lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink()) throw error;
    return linkedHome(link); // Another first start was quicker; the lock will tell who goes on.
  }
  log({
    zh: `用户 ${account.name} 无法进入 ${dirname(link)},数据库存放于 ${target}`,
    en: `User ${account.name} cannot enter ${dirname(link)}: the database is kept in ${target}`,
  });
  return linkedHome(link);
}

const closedHome = (folder: string, { name }: Account) =>
  new StartRefused({
    zh: `数据库以用户 ${name} 运行,但该用户无法进入 ${folder};请把数据文件夹放到可进入的位置,或放开上级目录的进入权限`,
    en: `The database runs as ${name}, who cannot enter ${folder}: let that user through, or move the folder`,
  });
