import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What the launcher takes from the machine around it; a test puts something else in its place. */
export type Surroundings = {
  passwdFile: string;
  /** The account named by the operator, for servers started by root. */
  chosenAccount: string | undefined;
  /** A folder every account can reach, for what must leave a home that only root may enter. */
  commonFolder: string;
  /** The folder `native` of the platform package; undefined: the installed one. */
  nativeFolder: string | undefined;
  /** A `setpriv` that ends the server with this process; undefined where there is none. */
  setpriv: string | undefined;
};

export function surroundingsHere(): Surroundings {
  return {
    passwdFile: '/etc/passwd',
    chosenAccount: process.env.YANJI_PG_USER || undefined,
    commonFolder: '/var/lib/yanji',
    nativeFolder: undefined,
    setpriv: ['/usr/bin/setpriv', '/bin/setpriv'].find(knowsParentDeath),
  };
}

/** The setpriv of BusyBox has the name but not the option. */
const knowsParentDeath = (setpriv: string) =>
  process.platform === 'linux' &&
  existsSync(setpriv) &&
  spawnSync(setpriv, ['--pdeathsig', 'INT', '/bin/true'], { stdio: 'ignore' }).status === 0;
