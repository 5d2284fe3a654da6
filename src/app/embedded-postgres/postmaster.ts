import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Words } from '../start-refused.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { type Cluster, cleanEnvironment } from './cluster.ts';
import type { Meeting } from './socket.ts';
import type { Surroundings } from './surroundings.ts';

export type Exit = { code: number | null; signal: NodeJS.Signals | null };
export type Postmaster = { pid: number; exited: Promise<Exit>; stop(): Promise<void> };

type Start = {
  binaries: Binaries;
  cluster: Cluster;
  account: Account | undefined;
  meeting: Meeting;
  surroundings: Surroundings;
  log: (words: Words) => void;
};

/** Starts the server and returns when it takes connections, or with what it wrote before it died. */
export async function startPostmaster(start: Start): Promise<Postmaster | { died: string }> {
  const { cluster, binaries, log } = start;
  const written = rotateLog(cluster.logFile);
  const child = launch(start);
  let end: Exit | undefined;
  let notSpawned = '';
  const exited = new Promise<Exit>((settle) => {
    const ended = (exit: Exit) => {
      end ??= exit;
      settle(end);
    };
    child.once('exit', (code, signal) => ended({ code, signal }));
    child.once('error', (error) => {
      notSpawned = error.message;
      ended({ code: null, signal: null });
    });
  });
  const pid = child.pid ?? 0; // No number: it was not spawned, and the loop below says why.
  const endWithUs = () => void child.kill('SIGINT');
  process.on('exit', endWithUs);
  void exited.then(() => process.off('exit', endWithUs));
  for (let waited = 0; !isReady(cluster, pid); waited++) {
    if (end) return { died: notSpawned || readFileSync(cluster.logFile).subarray(written).toString('utf8') };
    // Replaying what was written before a crash takes as long as it takes.
    if (waited % 1000 === 999) log({ zh: '数据库正在恢复,请稍候', en: 'The database is recovering, please wait' });
    await Promise.race([sleep(10), exited]);
  }
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= stopNow(pid, exited, () => end !== undefined, cluster.folder, binaries);
    return stopping;
  };
  return { pid, exited, stop };
}

/** A fast stop: clients are sent away, everything is on the disk, the next start has nothing to recover. */
export function askToStop(pid: number, folder: string, binaries: Binaries): void {
  if (process.platform !== 'win32') process.kill(pid, 'SIGINT');
  else spawnSync(binaries.pgCtl, ['stop', '-D', folder, '-m', 'fast', '--no-wait'], { stdio: 'ignore' });
}

async function stopNow(
  pid: number,
  exited: Promise<Exit>,
  hasEnded: () => boolean,
  folder: string,
  binaries: Binaries,
): Promise<void> {
  if (hasEnded()) return;
  askToStop(pid, folder, binaries);
  const patience = new AbortController();
  const impatient = sleep(60_000, undefined, { ref: false, signal: patience.signal }).then(
    () => process.kill(pid, 'SIGQUIT'),
    () => undefined,
  );
  await Promise.race([exited, impatient]);
  await exited;
  patience.abort();
}

/**
 * In a session of its own, so that Ctrl-C reaches the program first. `setpriv` makes Linux stop the server when we are
 * killed; it sets that last, after the change of account, which would clear it.
 */
function launch({ binaries, cluster, account, meeting, surroundings }: Start): ChildProcess {
  const args = ['-D', cluster.folder, '-p', String(meeting.port), ...settings(binaries, meeting)];
  const logFile = openSync(cluster.logFile, 'a', 0o600);
  const options = { cwd: '/', env: cleanEnvironment(), detached: true, windowsHide: true } as const;
  try {
    const { setpriv } = surroundings;
    if (!setpriv) {
      const as = account ? { uid: account.uid, gid: account.gid } : {};
      return spawn(binaries.postgres, args, { ...options, ...as, stdio: ['ignore', logFile, logFile] });
    }
    const as = account ? [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups'] : [];
    return spawn(setpriv, [...as, '--pdeathsig', 'INT', binaries.postgres, ...args], {
      ...options,
      stdio: ['ignore', logFile, logFile],
    });
  } finally {
    closeSync(logFile);
  }
}

function settings(binaries: Binaries, meeting: Meeting): string[] {
  const statistics = ['lib/postgresql', 'lib'].some((folder) =>
    ['so', 'dylib', 'dll'].some((kind) => existsSync(join(binaries.folder, folder, `pg_stat_statements.${kind}`))),
  );
  const wanted = {
    listen_addresses: meeting.usesSocket ? '' : meeting.host,
    unix_socket_directories: meeting.usesSocket ? meeting.folder : '',
    max_connections: '60',
    fsync: 'on',
    log_line_prefix: '%m [%p] ',
    log_checkpoints: 'off',
    ...(statistics ? { shared_preload_libraries: 'pg_stat_statements' } : {}),
  };
  return Object.entries(wanted).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** The note of the server says in its eighth line when it takes connections. */
function isReady(cluster: Cluster, pid: number): boolean {
  try {
    const lines = readFileSync(join(cluster.folder, 'postmaster.pid'), 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

const logBytesMax = 10_000_000;

/** Keeps two old logs; returns how much of the present one was there before this start. */
function rotateLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size < logBytesMax) return size;
  if (existsSync(`${file}.1`)) renameSync(`${file}.1`, `${file}.2`);
  renameSync(file, `${file}.1`);
  return 0;
}
