import { company } from '#contract/company';
import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { holdersOfPosition } from '../facts.ts';
import { holdsOn, requiredPosts } from '../posts.ts';

/** Posts that need a yearly health check (GSP 33); all of them need training and its assessment (GSP 30, 32). */
const checked = ['qualityHead', 'qualityStaff', 'receiver', 'acceptor'];

/** Nobody begins in a key post without training passed and, where the law wants it, a health check that counts. */
export const staffIsReady = rule('people.staffIsReady', {
  basis: 'GSP 30; GSP 32; GSP 33',
  guards: [company.signGoLive],
  needs: () => ({ holders: each(holdersOfPosition, Object.keys(requiredPosts)) }),
  forbids: (_, { holders }, { today }) =>
    Object.keys(requiredPosts).flatMap((position) =>
      holders(position)
        .filter(holdsOn(today))
        .flatMap(({ name, isTrained, fitUntil }) => [
          ...(isTrained ? [] : [{ zh: `${name} 无合格的培训考核记录`, en: `${name} has no training passed` }]),
          ...(!checked.includes(position) || (fitUntil !== null && fitUntil >= today)
            ? []
            : [{ zh: `${name} 无有效的健康档案`, en: `${name} has no health check that counts` }]),
        ]),
    ),
});
