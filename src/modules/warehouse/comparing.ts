import { z } from 'zod';
import { job } from '#kernel/jobs/job';
import { replayOf } from '#kernel/replay';
import { warehouse } from './contract.ts';

/** A report names so many rows; `npm run yanji -- compare` names all. */
const NAMED_MAX = 50;

/** Every night the stock is worked out again from the movements; what differs is told loudly and left as it is. */
export const comparing = job('warehouse.comparing', {
  title: { zh: '比对库存与流转', en: 'Compare stock with its movements' },
  input: z.object({}),
  retries: 5,
  schedule: { nightly: '03:30' },
  run: async ({ read, perform }) => {
    const found = (await read(replayOf)).map(({ what }) => what);
    if (found.length > 0) {
      const fill = { count: found.length, differences: found.slice(0, NAMED_MAX) };
      await perform(warehouse.reportDifferences, { about: {}, fill });
    }
    return { words: { zh: `${found.length} 处不一致`, en: `${found.length} differences` } };
  },
});
