/** `npm run simulate -- [--days 30] [--seed 1] [--acts 40] [--faults]`: a company's days, and its laws after each. */
import { parseArgs } from 'node:util';
import { buildIfStale } from '../../bench/built.ts';

const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      days: { type: 'string', default: '30' },
      seed: { type: 'string', default: '1' },
      acts: { type: 'string', default: '40' },
      faults: { type: 'boolean', default: false },
    },
  });
  buildIfStale();
  const { simulate } = await import('./simulate.ts'); // After the build: it uses the built contracts.
  const [days, seed, actsPerDay] = [Number(values.days), Number(values.seed), Number(values.acts)];
  return (await simulate({ days, seed, actsPerDay, hasFaults: values.faults })) ? 0 : 1;
};

// Leaving by `exit` also ends what was started.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
