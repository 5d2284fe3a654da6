import { mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Account, accountFor } from './embedded-postgres/account.ts';
import { type Binaries, runnableBinaries } from './embedded-postgres/binaries.ts';
import { type Cluster, clusterIn, removeHalfMade } from './embedded-postgres/cluster.ts';
import { type Connection, openDatabase } from './embedded-postgres/database.ts';
import { settleFormerPostmaster } from './embedded-postgres/former-postmaster.ts';
import { homeOf } from './embedded-postgres/home.ts';
import { type FolderLock, lockHome } from './embedded-postgres/lock.ts';
import { type Exit, type Postmaster, startPostmaster } from './embedded-postgres/postmaster.ts';
import { asRefusal, serverDied } from './embedded-postgres/refusals.ts';
import { type Meeting, meetingPlace } from './embedded-postgres/socket.ts';
import { type Surroundings, surroundingsHere } from './embedded-postgres/surroundings.ts';
import type { Words } from './start-refused.ts';

export type EmbeddedPostgres = {
  /** The owner of the database `yanji`, as node-postgres takes it. */
  owner: Connection;
  pid: number;
  /** Where the files of the database really are; elsewhere than asked when root keeps its home to itself. */
  home: string;
  /** Settles when the server ends, asked or not; an end nobody asked for is the caller's emergency. */
  exited: Promise<Exit>;
  stop(): Promise<void>;
};

export type StartEmbeddedPostgres = {
  folder: string;
  log: (words: Words) => void;
  surroundings?: Partial<Surroundings>;
};

/**
 * Starts the PostgreSQL that comes with the program on the data in `folder`, for as long as this process lives.
 * To be called from the main thread: Linux ends the server with the thread that started it.
 */
export async function startEmbeddedPostgres(asked: StartEmbeddedPostgres): Promise<EmbeddedPostgres> {
  const surroundings = { ...surroundingsHere(), ...asked.surroundings };
  try {
    const newlyMade = mkdirSync(asked.folder, { recursive: true });
    const folder = realpathSync(asked.folder);
    const account = accountFor(join(folder, 'postgres', 'cluster'), surroundings);
    const home = homeOf(folder, { account, surroundings, newlyMade: newlyMade !== undefined, log: asked.log });
    const lock = await lockHome(home, asked.folder);
    try {
      return await startLocked({ ...asked, home, lock, account, surroundings });
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    throw asRefusal(error, asked.folder);
  }
}

type Locked = StartEmbeddedPostgres & {
  home: string;
  lock: FolderLock;
  account: Account | undefined;
  surroundings: Surroundings;
};

async function startLocked(locked: Locked): Promise<EmbeddedPostgres> {
  const { home, lock, account, surroundings, log } = locked;
  const binaries = runnableBinaries(account, surroundings, log);
  const meeting = await meetingPlace(account);
  try {
    removeHalfMade(dirname(home), basename(home));
    const cluster = await clusterIn(home, { binaries, account, log });
    const postmaster = await startOnceFree({ binaries, account, meeting, cluster, surroundings, log });
    const stop = async () => {
      await postmaster.stop();
      meeting.leave();
      lock.release();
    };
    try {
      const connection = { host: meeting.host, port: meeting.port, user: cluster.owner, password: cluster.password };
      const owner = await openDatabase(connection, home);
      return { owner, pid: postmaster.pid, home, exited: postmaster.exited, stop };
    } catch (error) {
      await postmaster.stop();
      throw error;
    }
  } catch (error) {
    meeting.leave();
    throw error;
  }
}

type Start = {
  binaries: Binaries;
  account: Account | undefined;
  meeting: Meeting;
  cluster: Cluster;
  surroundings: Surroundings;
  log: (words: Words) => void;
};

/** The processes of a server that was killed need a moment to see it and go; until then PostgreSQL refuses to start. */
async function startOnceFree(start: Start): Promise<Postmaster> {
  const patientUntil = Date.now() + 15_000;
  for (;;) {
    await settleFormerPostmaster(start.cluster.folder, start.binaries, start.log);
    const started = await startPostmaster(start);
    if (!('died' in started)) return started;
    const stillHeld = /pre-existing shared memory block|lock file "postmaster\.pid" already exists/.test(started.died);
    if (!stillHeld || Date.now() > patientUntil) throw serverDied(started.died, start.cluster);
    await sleep(200);
  }
}
