/** What the processor spent, as Linux counts it. */
import { readdirSync, readFileSync } from 'node:fs';

const TICK_MS = 10; // USER_HZ is 100 on every Linux that Node runs on.

type Spent = { parent: number; own: number; buried: number };

/** `/proc/<pid>/stat` counts fields after the name, which is in brackets and may hold spaces. */
const spentBy = (pid: number | string): Spent | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const at = (index: number) => Number(fields[index]);
    return { parent: at(1), own: (at(11) + at(12)) * TICK_MS, buried: (at(13) + at(14)) * TICK_MS };
  } catch {
    return undefined; // It ended between being listed and being read.
  }
};

/** Milliseconds of one process, its ended children left out. */
export const programMs = (pid: number): number => spentBy(pid)?.own ?? 0;

/** Milliseconds of a PostgreSQL server: the postmaster, its processes, and those that ended. */
export const serverMs = (postmaster: number): number => {
  const itself = spentBy(postmaster);
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => spentBy(name) ?? [])
    .filter(({ parent }) => parent === postmaster);
  return children.reduce((sum, { own }) => sum + own, (itself?.own ?? 0) + (itself?.buried ?? 0));
};
