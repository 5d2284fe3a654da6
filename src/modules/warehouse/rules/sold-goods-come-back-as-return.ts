import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { warehouse } from '../contract.ts';
import { movementKey, movementOfDocument } from '../movements.ts';

/** What has left to a customer comes back as a return that is accepted, never by a correction. */
export const soldGoodsComeBackAsReturn = rule('warehouse.soldGoodsComeBackAsReturn', {
  basis: 'GSP 106',
  guards: [warehouse.correct],
  needs: ({ documentId = '', movementId = '' }) => ({
    movement: each(movementOfDocument, [movementKey(documentId, movementId)]),
  }),
  forbids: ({ documentId = '', movementId = '' }, { movement }) =>
    movement(movementKey(documentId, movementId))?.toSide === 'customer'
      ? [{ zh: '已交付购货者的货物按销售退货办理', en: 'goods that left to a customer come back as a return' }]
      : [],
});
