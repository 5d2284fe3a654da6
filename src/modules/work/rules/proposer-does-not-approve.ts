import { each } from '#kernel/fact';
import { heldById } from '#kernel/held/facts';
import { rule } from '#kernel/operation';
import { work } from '../contract.ts';

/** Nobody approves what they proposed themselves, whatever positions they hold. */
export const proposerDoesNotApprove = rule('work.proposerDoesNotApprove', {
  basis: 'INSP 5.51',
  guards: [work.approve, work.delegate],
  needs: ({ documentId = '' }) => ({ held: each(heldById, [documentId]) }),
  forbids: ({ documentId = '' }, { held }, { personId }) =>
    held(documentId)?.proposedBy === personId
      ? [{ zh: '不能审批本人提出的申请', en: 'nobody approves their own proposal' }]
      : [],
});
