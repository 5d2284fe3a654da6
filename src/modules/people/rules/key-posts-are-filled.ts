import { company } from '#contract/company';
import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { holdersOfPosition } from '../facts.ts';
import { holdsOn, requiredPosts } from '../posts.ts';

/** A company goes live with its key posts filled. */
export const keyPostsAreFilled = rule('people.keyPostsAreFilled', {
  basis: 'GSP 14; GSP 25',
  guards: [company.signGoLive],
  needs: () => ({ holders: each(holdersOfPosition, Object.keys(requiredPosts)) }),
  forbids: (_, { holders }, { today }) =>
    Object.entries(requiredPosts).flatMap(([position, { zh, en }]) =>
      holders(position).some(holdsOn(today))
        ? []
        : [{ zh: `尚未任命${zh}`, en: `no ${en.toLowerCase()} is appointed` }],
    ),
});
