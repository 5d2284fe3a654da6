import { covers, isEverything } from '#kernel/access/scope';
import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { staff } from '../contract.ts';
import { reachOfPerson } from '../facts.ts';

/** Who opens the door to somebody's work could walk through it: nobody does for people who reach further than they. */
export const opensWithinOwnScope = rule('staff.opensWithinOwnScope', {
  basis: 'INSP 5.51',
  guards: [staff.openLogin, staff.giveOneTimePassword, staff.linkLogin],
  needs: ({ personId }) => ({ reach: each(reachOfPerson, personId ? [personId] : []) }),
  forbids: ({ personId }, { reach }, { scope }) =>
    isEverything(scope) ||
    !personId ||
    reach(personId).every((extent) => scope.extents.some((own) => covers(own, extent)))
      ? []
      : [
          {
            zh: '此人的任职范围超出您自己的任职范围',
            en: 'what this person holds reaches further than your own position',
          },
        ],
});
