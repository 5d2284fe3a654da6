import { add, change } from '#kernel/effects';
import { known } from '#kernel/errors';
import { one } from '#kernel/fact';
import { approvalsOf, delegationsOf, heldById } from '#kernel/held/facts';
import { holding } from '#kernel/held/holding';
import { operation } from '#kernel/operation';
import { carryOut } from '../carry-out.ts';
import { seatOf } from '../chain.ts';
import { work } from '../contract.ts';
import { subjectOf } from '../subject.ts';

/** An approver signs for the step whose turn it is. Under the last signature the command is carried out, at once or on
 *  its day. */
export const approve = operation(work.approve, {
  load: ({ heldId }) => ({
    held: one(heldById, heldId),
    approvals: one(approvalsOf, heldId),
    delegations: one(delegationsOf, heldId),
  }),
  subject: ({ held }) => subjectOf(held),
  transition: ({ held }) => (held.step + 1 < held.chain.length ? holding.approveStep(held) : holding.approve(held)),
  run: ({ held, delegations }, { opinion }, { newId, personId, holdings, now }) => {
    const seat = known(seatOf(held, delegations, { personId, holdings }), 'the approver has a seat in this step');
    return [
      change('kernel.heldCommand', held, { step: held.step + 1 }),
      add('kernel.approval', {
        id: newId(),
        heldId: held.id,
        step: held.step,
        personId,
        position: seat.position,
        isDelegate: seat.isDelegate,
        opinion: opinion ?? null,
        digest: held.digest,
        approvedAt: now,
      }),
    ];
  },
  afterwards: (kernel, org, { heldId }) => carryOut(kernel, org, heldId),
});
