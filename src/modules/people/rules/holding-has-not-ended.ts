import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { holdingById } from '../facts.ts';
import { appointDeputy } from '../operations/appoint-deputy.ts';
import { endHolding } from '../operations/end-holding.ts';

/** What has ended is neither ended again nor stood in for. */
export const holdingHasNotEnded = rule('people.holdingHasNotEnded', {
  basis: 'GSP 25',
  guards: [endHolding, appointDeputy],
  needs: ({ documentId }) => ({ holding: each(holdingById, documentId ? [documentId] : []) }),
  forbids: ({ documentId = '' }, { holding }) =>
    holding(documentId)?.endedAt ? [{ zh: '此任职已结束', en: 'this appointment has ended already' }] : [],
});
