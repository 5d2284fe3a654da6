import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartRefused, type Words } from '../start-refused.ts';
import type { Binaries } from './binaries.ts';
import { askToStop } from './postmaster.ts';
import { runOf } from './process-identity.ts';
import { removeFormerMeeting } from './socket.ts';

/**
 * Makes way after a program that ended badly. We hold the lock, so a server still running on these files is an orphan:
 * it is stopped. A number that was given to another program since must not keep the database closed.
 */
export async function settleFormerPostmaster(
  cluster: string,
  binaries: Binaries,
  log: (words: Words) => void,
): Promise<void> {
  const patientUntil = Date.now() + 60_000;
  const zombieUntil = Date.now() + 10_000;
  for (let asked = false; ; await sleep(50)) {
    const pid = pidIn(cluster);
    const run = pid === undefined ? undefined : runOf(pid);
    if (pid === undefined || !run) return removeFormerMeeting(linesOf(cluster)[4] ?? '');
    if (run.isZombie) {
      // Whoever should take note of the dead may never do so, as in a container without an init.
      if (Date.now() > zombieUntil) return disown(cluster);
      continue;
    }
    if (!servesHere(pid, cluster)) return disown(cluster);
    if (Date.now() > patientUntil) throw willNotStop(cluster, pid);
    if (asked) continue;
    log({
      zh: `上次异常退出留下的数据库进程 ${pid} 仍在运行,正在停止它`,
      en: `A database process ${pid}, left by a program that was killed, is being stopped`,
    });
    askOrphan(pid, cluster, binaries);
    asked = true;
  }
}

function pidIn(cluster: string): number | undefined {
  const pid = Number(linesOf(cluster)[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

function linesOf(cluster: string): string[] {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** A server works in the folder of its files, which no other program does by chance. */
function servesHere(pid: number, cluster: string): boolean {
  if (process.platform === 'linux') {
    try {
      const program = basename(readlinkSync(`/proc/${pid}/exe`)).replace(/ \(deleted\)$/, '');
      return program === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
    } catch {
      return false;
    }
  }
  const { stdout } =
    process.platform === 'win32'
      ? spawnSync('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH'], { encoding: 'utf8' })
      : spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' });
  return /\bpostgres(\.exe)?\b/.test(stdout ?? '');
}

/**
 * The note is not deleted, for PostgreSQL also learns from it whether other processes still use the memory of the dead
 * server. It does not mind the number of its own parent: that is us.
 */
function disown(cluster: string): void {
  if (process.platform === 'win32') return;
  const [, ...rest] = linesOf(cluster);
  removeFormerMeeting(rest[3] ?? '');
  if (rest.length > 0) writeFileSync(join(cluster, 'postmaster.pid'), [String(process.pid), ...rest].join('\n'));
}

function askOrphan(pid: number, cluster: string, binaries: Binaries): void {
  try {
    askToStop(pid, cluster, binaries);
  } catch (error) {
    // Gone in the meantime is what we want.
    if (runOf(pid)) throw willNotStop(cluster, pid, error);
  }
}

const willNotStop = (cluster: string, pid: number, cause?: unknown) =>
  new StartRefused(
    {
      zh: `数据库 ${cluster} 仍被进程 ${pid} 占用且无法停止;请结束该进程后重新启动`,
      en: `The database ${cluster} is still held by process ${pid}, which does not stop: end it and start again`,
    },
    { cause },
  );
