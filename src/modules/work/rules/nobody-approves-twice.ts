import { each } from '#kernel/fact';
import { approvalsOf } from '#kernel/held/facts';
import { rule } from '#kernel/operation';
import { work } from '../contract.ts';

/** Every step of a chain is another pair of eyes: who approved one step does not approve the next. */
export const nobodyApprovesTwice = rule('work.nobodyApprovesTwice', {
  basis: 'INSP 5.51',
  guards: [work.approve],
  needs: ({ documentId = '' }) => ({ approvals: each(approvalsOf, [documentId]) }),
  forbids: ({ documentId = '' }, { approvals }, { personId }) =>
    approvals(documentId)
      .filter((approval) => approval.personId === personId)
      .map(({ step }) => ({
        zh: `您已批准第 ${step + 1} 步，其余步骤须由他人审批`,
        en: `you approved step ${step + 1}; the others are for somebody else`,
      })),
});
