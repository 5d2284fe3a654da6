import { add, reply } from '#kernel/effects';
import { operation } from '#kernel/operation';
import { people } from '../contract.ts';

/** Another version of a position, or one of the company's own, is proposed; nothing changes until quality approves. */
export const proposePosition = operation(people.proposePosition, {
  load: () => ({}),
  subject: (_, __, fill) => ({ position: fill?.position, permissions: fill?.may, lines: [] }),
  run: (_, { position, titleZh, titleEn, may, fromOn, reason }, { newId, personId, now }) => {
    const proposalId = newId();
    return [
      add('people.positionProposal', {
        ...{ id: proposalId, position, titleZh, titleEn, fromOn, reason },
        may: [...new Set(may)].sort(),
        ...{ proposedBy: personId, proposedAt: now },
      }),
      reply({ proposalId }),
    ];
  },
});
