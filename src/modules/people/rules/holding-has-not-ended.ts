import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { people } from '../contract.ts';
import { holdingById } from '../facts.ts';

/** What has ended is neither ended again nor stood in for. */
export const holdingHasNotEnded = rule('people.holdingHasNotEnded', {
  basis: 'GSP 25',
  guards: [people.endHolding, people.appointDeputy],
  needs: ({ documentId }) => ({ holding: each(holdingById, documentId ? [documentId] : []) }),
  forbids: ({ documentId = '' }, { holding }) =>
    holding(documentId)?.endedAt ? [{ zh: '此任职已结束', en: 'this appointment has ended already' }] : [],
});
