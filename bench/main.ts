/** `npm run bench -- posting|recall|start [--seed N] [--scale 100k] [--seconds N]`: one figure a line, as JSON. */
import { parseArgs } from 'node:util';
import { buildIfStale } from './built.ts';
import { hasMissed, say } from './figures.ts';
import { posting } from './posting.ts';
import { recall } from './recall.ts';
import { start } from './start.ts';

export type Options = { readonly seed: number; readonly scale?: string; readonly seconds?: number };

const benches: Record<string, (options: Options) => Promise<void>> = { posting, recall, start };

/** Exit code 1: what was measured is not sound; 2: it is, and misses a budget. */
const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seed: { type: 'string' }, scale: { type: 'string' }, seconds: { type: 'string' } },
  });
  const bench = benches[positionals[0] ?? ''];
  if (!bench || positionals.length > 1) {
    say(`Usage: npm run bench -- ${Object.keys(benches).join('|')} [--seed N] [--scale 100k|1m] [--seconds N]`);
    return 1;
  }
  buildIfStale();
  const { seed = '1', scale, seconds } = values;
  await bench({
    seed: Number(seed),
    ...(scale === undefined ? {} : { scale }),
    ...(seconds === undefined ? {} : { seconds: Number(seconds) }),
  });
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
