/** What may not be done with goods in a quality status, whoever asks: one table, held at every posting. */
import type { Finding, Kind, QualityStatus } from '../contract.ts';
import type { Effect } from '../effects.ts';

const trade = ['sell', 'reserve', 'pick', 'review', 'pack', 'ship', 'lend'] as const;

/** By status the acts that goods in it forbid. Held and recalled goods are released by lifting what lies on them. */
export const forbiddenActs: Readonly<Record<QualityStatus, readonly Kind[]>> = {
  pending: trade,
  qualified: ['accept', 'release'],
  onHold: ['accept', ...trade],
  nonconforming: ['accept', 'release', ...trade],
  recalled: ['accept', ...trade],
};

/** Why a command of this kind may not move what it wants to move; goods outside are another's, and not judged here. */
export const forbiddenMoves = (kind: Kind | undefined, effects: readonly Effect[]): Finding[] => {
  const statuses = new Set(effects.flatMap((effect) => (effect.is === 'post' ? [effect.posting.from.status] : [])));
  return [...statuses].flatMap((status) =>
    kind && forbiddenActs[status].includes(kind)
      ? [
          {
            rule: 'kernel.statusPermits',
            basis: 'GSP 40',
            message: {
              zh: `${words[status].zh}的货物不能做此操作`,
              en: `goods that are ${words[status].en} forbid this act`,
            },
          },
        ]
      : [],
  );
};

const words: Record<QualityStatus, { zh: string; en: string }> = {
  pending: { zh: '待验', en: 'pending' },
  qualified: { zh: '合格', en: 'qualified' },
  onHold: { zh: '暂停', en: 'on hold' },
  nonconforming: { zh: '不合格', en: 'nonconforming' },
  recalled: { zh: '召回', en: 'recalled' },
};
