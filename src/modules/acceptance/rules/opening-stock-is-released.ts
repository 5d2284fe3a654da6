import { company } from '#contract/company';
import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { acceptancesInState } from '../queries.ts';

/** What came in during the set-up is accepted under a signature before the company goes live. */
export const openingStockIsReleased = rule('acceptance.openingStockIsReleased', {
  basis: 'GSP 64',
  guards: [company.signGoLive],
  needs: () => ({ acceptances: each(acceptancesInState, ['waiting']) }),
  forbids: (_, { acceptances }) => {
    const { length, 0: first } = acceptances('waiting');
    return first
      ? [
          {
            zh: `期初库存还有 ${length} 笔未验收，如 ${first.number}`,
            en: `${length} of the opening stock still wait for acceptance, such as ${first.number}`,
          },
        ]
      : [];
  },
});
