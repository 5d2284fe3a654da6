import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { people } from '../contract.ts';
import { proposalById } from '../facts.ts';

/** A proposal is decided once, by somebody else than who made it. */
export const proposalIsOpen = rule('people.proposalIsOpen', {
  basis: 'GSP 18; GSP 19',
  guards: [people.approvePosition, people.declinePosition],
  needs: ({ documentId }) => ({ proposal: each(proposalById, documentId ? [documentId] : []) }),
  forbids: ({ documentId = '' }, { proposal }, { personId }) => {
    const its = proposal(documentId);
    if (its?.decidedBy) return [{ zh: '此提议已有结论', en: 'this proposal is decided already' }];
    return its?.proposedBy === personId ? [{ zh: '不能批准自己的提议', en: 'nobody approves their own proposal' }] : [];
  },
});
