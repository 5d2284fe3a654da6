import { covers, isEverything } from '#kernel/access/scope';
import { rule } from '#kernel/operation';
import { people } from '../contract.ts';

/** Nobody gives away more than they have: who appoints for some sites appoints for these sites only. */
export const appointsWithinOwnScope = rule('people.appointsWithinOwnScope', {
  basis: 'INSP 5.51',
  guards: [people.appoint],
  needs: () => ({}),
  forbids: ({ extent }, _, { scope }) =>
    !extent || isEverything(scope) || scope.extents.some((own) => covers(own, extent))
      ? []
      : [
          {
            zh: '任命的范围超出您自己的任职范围',
            en: 'the position would reach further than your own',
          },
        ],
});
