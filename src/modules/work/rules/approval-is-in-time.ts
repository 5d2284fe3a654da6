import { each } from '#kernel/fact';
import { heldById } from '#kernel/held/facts';
import { rule } from '#kernel/operation';
import { work } from '../contract.ts';

/** What nobody decided in time is proposed anew, with the facts of that day. */
export const approvalIsInTime = rule('work.approvalIsInTime', {
  basis: 'INSP 5.51',
  guards: [work.approve],
  needs: ({ documentId = '' }) => ({ held: each(heldById, [documentId]) }),
  forbids: ({ documentId = '' }, { held }, { today }) => {
    const last = held(documentId)?.expiresOn;
    if (last === undefined || last >= today) return [];
    return [{ zh: `审批期限 ${last} 已过，须重新申请`, en: `it could be approved until ${last}; propose it again` }];
  },
});
