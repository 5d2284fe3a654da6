import { add, change } from '#kernel/effects';
import { each, one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { people } from '../contract.ts';
import { proposalById, versionsOfProposal } from '../facts.ts';

/** Approved by quality, the proposal is the position's next version, from its day on, for everybody who holds it. */
export const approvePosition = operation(people.approvePosition, {
  load: ({ proposalId }) => ({
    proposal: one(proposalById, proposalId),
    versions: each(versionsOfProposal, [proposalId]),
  }),
  subject: ({ proposal }, { proposalId }) => ({
    documentId: proposalId,
    position: proposal.position,
    permissions: proposal.may,
    lines: [],
  }),
  run: ({ proposal, versions }, { proposalId }, { newId, personId, now, today }) => {
    const { position, titleZh, titleEn, may, fromOn, reason } = proposal;
    const hasBegun = fromOn < today;
    return [
      change('people.positionProposal', proposal, { isApproved: true, decidedBy: personId, decidedAt: now }),
      add('kernel.positionVersion', {
        ...{ id: newId(), position, titleZh, titleEn, may, reason },
        number: versions(proposalId).length + 1,
        fromOn: hasBegun ? today : fromOn,
        ...{ madeBy: personId, madeAt: now },
      }),
    ];
  },
});
