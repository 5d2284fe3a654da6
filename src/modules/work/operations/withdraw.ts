import { change } from '#kernel/effects';
import { one } from '#kernel/fact';
import { approvalsOf, heldById } from '#kernel/held/facts';
import { holding } from '#kernel/held/holding';
import { operation } from '#kernel/operation';
import { work } from '../contract.ts';
import { told } from '../told.ts';

/** Its proposer takes a proposal back, also an approved one whose day has not come; another input is another one. */
export const withdraw = operation(work.withdraw, {
  load: ({ heldId }) => ({ held: one(heldById, heldId), approvals: one(approvalsOf, heldId) }),
  subject: ({ held }) => ({ documentId: held.id, lines: [] }),
  transition: ({ held }) => holding.withdraw(held),
  run: ({ held, approvals }, { reason }, context) => [
    change('kernel.heldCommand', held, { reason, concludedBy: context.personId, concludedAt: context.now }),
    ...told(held, approvals, { zh: `申请人撤回：${reason}`, en: `withdrawn by its proposer: ${reason}` }, context),
  ],
});
