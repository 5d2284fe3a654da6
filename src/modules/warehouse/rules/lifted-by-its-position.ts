import { each } from '#kernel/fact';
import { holdById } from '#kernel/ledger/holds';
import { rule } from '#kernel/operation';
import { warehouse } from '../contract.ts';

/** A hold is lifted only by the position it names; it opens by anybody who may hold. */
export const liftedByItsPosition = rule('warehouse.liftedByItsPosition', {
  basis: 'GSP 19',
  guards: [warehouse.lift],
  needs: ({ documentId }) => ({ hold: each(holdById, documentId ? [documentId] : []) }),
  forbids: ({ documentId = '' }, { hold }, { positions }) => {
    const its = hold(documentId);
    return !its || positions.includes(its.liftedByPosition)
      ? []
      : [{ zh: '只有质量负责人可以解除', en: 'only the head of quality may lift this' }];
  },
});
