import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { StartRefused } from '../start-refused.ts';
import type { Surroundings } from './surroundings.ts';

/** The unprivileged account a server runs under when root starts it. */
export type Account = { name: string; uid: number; gid: number };

/** PostgreSQL refuses to run as root; undefined says that the account of this process will do. */
export function accountFor(cluster: string, surroundings: Surroundings): Account | undefined {
  const self = process.getuid?.();
  if (self === undefined) return undefined;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (self !== 0) {
    if (owner && owner.uid !== self) throw foreignCluster(cluster, nameOf(owner.uid, surroundings));
    return undefined;
  }
  // A database stays with the account that made it, whatever accounts have come to the machine since.
  if (owner && owner.uid !== 0) return { name: nameOf(owner.uid, surroundings), uid: owner.uid, gid: owner.gid };
  const account = unprivileged(surroundings);
  if (owner) throw clusterOfRoot(cluster, account);
  return account;
}

/** Asked of the system itself, as the account: permission bits alone know nothing of access lists or mounts. */
export function canEnter(account: Account, folder: string): boolean {
  const { uid, gid } = account;
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0;
}

function unprivileged(surroundings: Surroundings): Account {
  const { chosenAccount } = surroundings;
  const known = accountsIn(surroundings);
  for (const name of chosenAccount ? [chosenAccount] : ['postgres', 'nobody']) {
    const found = known.find((account) => account.name === name && account.uid !== 0);
    if (found) return found;
  }
  throw new StartRefused(
    chosenAccount
      ? {
          zh: `YANJI_PG_USER 指定的用户 ${chosenAccount} 不存在或为 root,请改为一个已有的普通用户`,
          en: `YANJI_PG_USER names ${chosenAccount}, who does not exist or is root: name an existing plain user`,
        }
      : {
          zh: 'PostgreSQL 不能以 root 运行,而系统中没有用户 postgres 或 nobody;请用 YANJI_PG_USER 指定一个普通用户',
          en: 'PostgreSQL refuses to run as root and there is no user postgres or nobody: name one in YANJI_PG_USER',
        },
  );
}

const nameOf = (uid: number, surroundings: Surroundings) =>
  accountsIn(surroundings).find((account) => account.uid === uid)?.name ?? String(uid);

function accountsIn({ passwdFile }: Surroundings): Account[] {
  return readFileSync(passwdFile, 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

const foreignCluster = (cluster: string, owner: string) =>
  new StartRefused({
    zh: `数据库文件夹 ${cluster} 属于用户 ${owner};请以该用户启动,或由管理员更改其所有者`,
    en: `The database folder ${cluster} belongs to user ${owner}: start as that user, or have its owner changed`,
  });

const clusterOfRoot = (cluster: string, { name }: Account) =>
  new StartRefused({
    zh: `数据库文件夹 ${cluster} 属于 root,PostgreSQL 不能使用;请执行:chown -R ${name} ${cluster}`,
    en: `The database folder ${cluster} belongs to root, which PostgreSQL refuses: run chown -R ${name} ${cluster}`,
  });
