import { change } from '#kernel/effects';
import { one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { people } from '../contract.ts';
import { proposalById } from '../facts.ts';

/** A proposal that quality declines stays on file, with who declined it and, in their line, why. */
export const declinePosition = operation(people.declinePosition, {
  load: ({ proposalId }) => ({ proposal: one(proposalById, proposalId) }),
  subject: (_, { proposalId }) => ({ documentId: proposalId, lines: [] }),
  run: ({ proposal }, _, { personId, now }) => [
    change('people.positionProposal', proposal, { isApproved: false, decidedBy: personId, decidedAt: now }),
  ],
});
