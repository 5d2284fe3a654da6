import { rule } from '#kernel/operation';
import { people } from '../contract.ts';

/** A version of a position counts from today or a later day: nobody was ever permitted something afterwards. One that
 *  waited for its approval beyond its day counts from the approval. */
export const positionCountsFromTodayOn = rule('people.positionCountsFromTodayOn', {
  basis: 'INSP 5.51',
  guards: [people.revisePosition],
  needs: () => ({}),
  forbids: ({ fromOn }, _, { today, isApproved }) =>
    !isApproved && fromOn !== undefined && fromOn < today
      ? [
          {
            zh: `生效日期 ${fromOn} 已过，最早从今天 ${today} 起生效`,
            en: `${fromOn} is past; it can count from today, ${today}, at the earliest`,
            field: 'fromOn',
          },
        ]
      : [],
});
