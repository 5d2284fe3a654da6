import { change } from '#kernel/effects';
import { one } from '#kernel/fact';
import { approvalsOf, heldById } from '#kernel/held/facts';
import { holding } from '#kernel/held/holding';
import { operation } from '#kernel/operation';
import { work } from '../contract.ts';
import { told } from '../told.ts';

/** A proposal that nobody decided in time is over; its proposer proposes again if it is still wanted. */
export const expire = operation(work.expire, {
  load: ({ heldId }) => ({ held: one(heldById, heldId), approvals: one(approvalsOf, heldId) }),
  subject: ({ held }) => ({ documentId: held.id, lines: [] }),
  transition: ({ held }) => holding.expire(held),
  run: ({ held, approvals }, _, context) => [
    change('kernel.heldCommand', held, { concludedBy: context.personId, concludedAt: context.now }),
    ...told(held, approvals, { zh: '超过审批期限，已作废', en: 'nobody decided in time; it has expired' }, context),
  ],
});
