import { add } from '#kernel/effects';
import { known } from '#kernel/errors';
import { one } from '#kernel/fact';
import { delegationsOf, heldById } from '#kernel/held/facts';
import { holding } from '#kernel/held/holding';
import { notify } from '#kernel/held/notice';
import { operation } from '#kernel/operation';
import { seatOf } from '../chain.ts';
import { work } from '../contract.ts';
import { subjectOf } from '../subject.ts';

/** Whoever may approve the open step names a colleague who may approve it instead, with a reason. */
export const delegate = operation(work.delegate, {
  load: ({ heldId }) => ({ held: one(heldById, heldId), delegations: one(delegationsOf, heldId) }),
  subject: ({ held }, _, fill) => ({ ...subjectOf(held), personId: fill?.personId }),
  transition: ({ held }) => holding.delegate(held),
  run: ({ held, delegations }, { personId: toPersonId, reason }, context) => {
    const seat = known(seatOf(held, delegations, context), 'who delegates has a seat in this step');
    const { number, title } = held;
    const words = {
      zh: `${number} ${title.zh}：${context.personName}转交您审批，${reason}`,
      en: `${number} ${title.en}: ${context.personName} asks you to approve it: ${reason}`,
    };
    return [
      add('kernel.delegation', {
        id: context.newId(),
        heldId: held.id,
        step: held.step,
        fromPersonId: context.personId,
        toPersonId,
        position: seat.position,
        reason,
        delegatedAt: context.now,
      }),
      notify({ words, to: { personId: toPersonId }, documentId: held.id }, context),
    ];
  },
});
