import { each } from '#kernel/fact';
import { heldById } from '#kernel/held/facts';
import { rule } from '#kernel/operation';
import { work } from '../contract.ts';

/** A proposal is taken back by who made it; everybody else approves or refuses. */
export const proposerWithdraws = rule('work.proposerWithdraws', {
  basis: 'INSP 5.51',
  guards: [work.withdraw],
  needs: ({ documentId = '' }) => ({ held: each(heldById, [documentId]) }),
  forbids: ({ documentId = '' }, { held }, { personId }) =>
    held(documentId)?.proposedBy === personId
      ? []
      : [{ zh: '只有申请人可以撤回', en: 'only who proposed it takes it back' }],
});
