import { each } from '#kernel/fact';
import { delegationsOf, heldById } from '#kernel/held/facts';
import { rule } from '#kernel/operation';
import { seatOf, stepWords } from '../chain.ts';
import { work } from '../contract.ts';

/** Only who holds the position of the open step at this moment, or was named by its holder, decides about it. */
export const approverHoldsThePosition = rule('work.approverHoldsThePosition', {
  basis: 'INSP 5.51',
  guards: [work.approve, work.refuse, work.delegate],
  needs: ({ documentId = '' }) => ({
    held: each(heldById, [documentId]),
    delegations: each(delegationsOf, [documentId]),
  }),
  forbids: ({ documentId = '' }, { held, delegations }, context) => {
    const waiting = held(documentId);
    if (!waiting) return [{ zh: '找不到审批单', en: 'there is no such held command' }];
    // Past its last step it is closed; its state says so.
    if (waiting.step >= waiting.chain.length || seatOf(waiting, delegations(documentId), context)) return [];
    const { zh, en } = stepWords(waiting);
    return [
      {
        zh: `第 ${waiting.step + 1} 步须由${zh}审批，您现在不任此岗位`,
        en: `step ${waiting.step + 1} is for ${en} to decide; you do not hold that position now`,
        instead: waiting.chain[waiting.step] ?? [],
      },
    ];
  },
});
