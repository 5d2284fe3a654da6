import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { warehouse } from '../contract.ts';
import { movementKey, movementOfDocument } from '../movements.ts';

/** A movement is corrected once, by no more than it moved; a quality decision is undone by its own act, never by a
 *  correction. */
export const movementMayBeCorrected = rule('warehouse.movementMayBeCorrected', {
  basis: 'INSP 5.51',
  guards: [warehouse.correct],
  needs: ({ documentId = '', movementId = '' }) => ({
    movement: each(movementOfDocument, [movementKey(documentId, movementId)]),
  }),
  forbids: ({ documentId = '', movementId = '', lines: [line] }, { movement }) => {
    const its = movement(movementKey(documentId, movementId));
    if (!its) return [{ zh: '该流转不在此单据上', en: 'this movement is not one of the document' }];
    if (its.isCorrected) return [{ zh: '该流转已经更正过', en: 'this movement was corrected already' }];
    if (its.correctsId) {
      return [{ zh: '更正本身不再更正，请另行办理', en: 'a correction is not corrected: do anew what is right' }];
    }
    const isInside = its.fromSide === 'inside' && its.toSide === 'inside';
    if (isInside && (its.fromStatus !== its.toStatus || its.fromBeneath !== its.toBeneath)) {
      return [
        {
          zh: '放行、暂停、召回与解除不作更正，请用相应操作',
          en: 'release, hold, recall and lifting are not corrected: use the act that undoes them',
        },
      ];
    }
    const quantity = line?.quantity;
    return quantity !== undefined && quantity > its.quantity
      ? [
          {
            zh: `该流转只移动了 ${its.quantity}，要更正 ${quantity}`,
            en: `the movement moved ${its.quantity}, ${quantity} are to be taken back`,
            field: 'quantity',
          },
        ]
      : [];
  },
});
