import { change } from '#kernel/effects';
import { one } from '#kernel/fact';
import { approvalsOf, heldById } from '#kernel/held/facts';
import { holding } from '#kernel/held/holding';
import { operation } from '#kernel/operation';
import { work } from '../contract.ts';
import { subjectOf } from '../subject.ts';
import { told } from '../told.ts';

/** An approver refuses with a reason; the proposal is over, its proposer and whoever approved before are told. */
export const refuse = operation(work.refuse, {
  load: ({ heldId }) => ({ held: one(heldById, heldId), approvals: one(approvalsOf, heldId) }),
  subject: ({ held }) => subjectOf(held),
  transition: ({ held }) => holding.refuse(held),
  run: ({ held, approvals }, { reason }, context) => [
    change('kernel.heldCommand', held, { reason, concludedBy: context.personId, concludedAt: context.now }),
    ...told(
      held,
      approvals,
      { zh: `被${context.personName}驳回：${reason}`, en: `refused by ${context.personName}: ${reason}` },
      context,
    ),
  ],
});
