/** `npm run crash -- [--kills 20] [--acknowledged 500] [--seed N]`: nothing acknowledged is lost, nothing half done. */
import { parseArgs } from 'node:util';
import { buildIfStale } from './built.ts';
import { crash, tell } from './crash.ts';
import { print, say } from './figures.ts';

const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '20' },
      acknowledged: { type: 'string', default: '500' },
      seed: { type: 'string', default: '1' },
    },
  });
  buildIfStale();
  const [kills, acknowledged, seed] = [values.kills, values.acknowledged, values.seed].map(Number);
  const survived = await crash({ kills: kills ?? 20, acknowledged: acknowledged ?? 500, seed: seed ?? 1 });
  tell(survived);
  const scale = `${survived.kills} kills, ${survived.acknowledged} receipts`;
  print({ bench: 'crash', metric: 'crash.lost', scale, value: survived.lost, unit: 'commands' });
  print({ bench: 'crash', metric: 'crash.half_done', scale, value: survived.halfDone, unit: 'rows' });
  print({ bench: 'crash', metric: 'crash.back', scale, value: survived.backMs / 1_000, unit: 's' });
  return survived.lost + survived.halfDone + survived.complaints.length === 0 ? 0 : 1;
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
