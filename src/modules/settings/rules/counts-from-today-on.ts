import { rule } from '#kernel/operation';
import { settings } from '../contract.ts';

/** A decision counts from today or a later day: nobody changes by what rules the past was judged. One that waited for
 *  its approval beyond its day counts from the approval. */
export const countsFromTodayOn = rule('settings.countsFromTodayOn', {
  basis: 'INSP 5.51',
  version: 2,
  guards: [settings.change, settings.follow],
  needs: () => ({}),
  forbids: ({ decision }, _, { today, isApproved }) =>
    !isApproved && decision?.countsFrom !== undefined && decision.countsFrom < today
      ? [
          {
            zh: `生效日期 ${decision.countsFrom} 已过，最早从今天 ${today} 起生效`,
            en: `${decision.countsFrom} is past; it can count from today, ${today}, at the earliest`,
            field: 'countsFrom',
          },
        ]
      : [],
});
