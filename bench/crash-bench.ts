/** Twenty kills of program or postmaster under load, five hundred acknowledged receipts between them; `--scale 4x60` is
 *  four kills and sixty receipts. */
import { crash, tell } from './crash.ts';
import { mustBe, print } from './figures.ts';
import type { Options } from './main.ts';

export const crashBench = async ({ seed, scale = '20x500' }: Options): Promise<void> => {
  const [, kills, acknowledged] = /^(\d+)x(\d+)$/.exec(scale) ?? [];
  if (!kills || !acknowledged) throw new Error(`--scale ${scale} is not like 20x500`);
  const survived = await crash({ kills: Number(kills), acknowledged: Number(acknowledged), seed });
  tell(survived);
  const line = (metric: string, value: number, unit: string) =>
    print({ bench: 'crash', metric, scale: `${survived.kills} kills, ${survived.acknowledged} receipts`, value, unit });
  line('crash.lost', survived.lost, 'commands');
  line('crash.half_done', survived.halfDone, 'rows');
  line('crash.back', survived.backMs / 1_000, 's');
  mustBe(survived.lost === 0, `crash.lost ${survived.lost}, must be 0`);
  mustBe(survived.halfDone === 0, `crash.half_done ${survived.halfDone}, must be 0`);
  if (survived.complaints.length > 0) throw new Error(survived.complaints.slice(0, 20).join('\n'));
};
