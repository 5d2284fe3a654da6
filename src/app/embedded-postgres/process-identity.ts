import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export type Run = {
  /** Tells this run from a later process that was given the same number. */
  identity: string;
  /** Ended, but its parent has not taken note yet; it keeps its number and nothing else. */
  isZombie: boolean;
};

export function runOf(pid: number): Run | undefined {
  if (process.platform === 'linux') return runOnLinux(pid);
  if (process.platform === 'win32') return runOnWindows(pid);
  const { stdout } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const [, state, started] = /^(\S+)\s+(.+?)\s*$/m.exec(stdout ?? '') ?? [];
  return state && started ? { identity: started, isZombie: state.startsWith('Z') } : undefined;
}

function runOnLinux(pid: number): Run | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program stands in brackets and may itself hold brackets and spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return { identity: `${boot}/${fields[19]}`, isZombie: fields[0] === 'Z' || fields[0] === 'X' };
  } catch {
    return undefined;
  }
}

function runOnWindows(pid: number): Run | undefined {
  const script = `(Get-Process -Id ${pid} -ErrorAction Stop).StartTime.ToFileTimeUtc()`;
  const { status, stdout } = spawnSync('powershell', ['-NoProfile', '-Command', script], { encoding: 'utf8' });
  return status === 0 && stdout.trim() ? { identity: stdout.trim(), isZombie: false } : undefined;
}
