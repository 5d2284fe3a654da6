import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { people } from '../contract.ts';
import { holdersOfPosition } from '../facts.ts';
import { holdsOn } from '../posts.ts';

const posts = ['companyHead', 'qualityHead', 'administrator'];

/** Company head, quality head and administrator are never missing: a successor is appointed first. */
export const keyPostStaysFilled = rule('people.keyPostStaysFilled', {
  basis: 'GSP 25',
  guards: [people.endHolding],
  needs: ({ position }) => ({ holders: each(holdersOfPosition, position ? [position] : []) }),
  forbids: ({ position = '' }, { holders }, { today }) =>
    posts.includes(position) && holders(position).filter(holdsOn(today)).length < 2
      ? [{ zh: '请先任命继任者', en: 'a successor has to be appointed first' }]
      : [],
});
