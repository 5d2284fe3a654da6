import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { company } from '../contract.ts';
import { goLiveSignature, heads } from '../queries.ts';

/** Company head and quality head are two people, and each signs once, while the company is being set up. */
export const twoHeadsSign = rule('company.twoHeadsSign', {
  basis: 'GSP 14',
  guards: [company.signGoLive],
  needs: () => ({ signature: each(goLiveSignature, heads) }),
  forbids: (_, { signature }, { isLive, positions, personId }) => {
    if (isLive) return [{ zh: '企业已正式运行', en: 'the company is live already' }];
    if (heads.some((head) => signature(head)?.personId === personId)) {
      return [{ zh: '您已签署，请由另一位负责人签署', en: 'you signed already; the other head has to sign' }];
    }
    return heads.some((head) => positions.includes(head) && !signature(head))
      ? []
      : [
          {
            zh: '须由企业负责人和质量负责人各签署一次',
            en: 'the company head and the quality head each sign once',
          },
        ];
  },
});
