/** `npm run bench -- <name>|all [--seed N] [--scale 100k] [--seconds N]`: one figure a line, as JSON. */
import { parseArgs } from 'node:util';
import { buildIfStale } from './built.ts';
import { hasMissed, say } from './figures.ts';

export type Options = { readonly seed: number; readonly scale?: string; readonly seconds?: number };
type Bench = (options: Options) => Promise<void>;

/** Loaded one by one, after the build: benches use the built kernel. */
const benches: Record<string, () => Promise<Bench>> = {
  posting: async () => (await import('./posting.ts')).posting,
  serials: async () => (await import('./serials.ts')).serials,
  contention: async () => (await import('./contention.ts')).contention,
  recall: async () => (await import('./recall.ts')).recall,
  seal: async () => (await import('./seal.ts')).seal,

  blockers: async () => (await import('./blockers.ts')).blockers,
  crash: async () => (await import('./crash-bench.ts')).crashBench,
  start: async () => (await import('./start.ts')).start,
};

/** Exit code 1: what was measured is not sound; 2: it is, and misses a budget. */
const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seed: { type: 'string' }, scale: { type: 'string' }, seconds: { type: 'string' } },
  });
  const [name = ''] = positionals;
  const chosen = name === 'all' ? Object.keys(benches) : [name];
  if (positionals.length > 1 || !chosen.every((one) => one in benches)) {
    say(`Usage: npm run bench -- ${Object.keys(benches).join('|')}|all [--seed N] [--scale 100k|1m] [--seconds N]`);
    return 1;
  }
  buildIfStale();
  const { seed = '1', scale, seconds } = values;
  const options = {
    seed: Number(seed),
    ...(scale === undefined ? {} : { scale }),
    ...(seconds === undefined ? {} : { seconds: Number(seconds) }),
  };
  for (const one of chosen) await (await benches[one]?.())?.(options);
  return hasMissed() ? 2 : 0;
};

// Leaving by `exit` also ends what was started.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  },
);
