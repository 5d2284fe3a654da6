import { add, open, rowsAdded } from '#kernel/effects';
import { after } from '#kernel/operation';
import { receive } from '#modules/receiving';
import { accepting } from './workflow.ts';

/** Every line that was received waits for an acceptor, in a document of its own. */
export const planAcceptance = after(receive, 'acceptance.planAcceptance', (effects, _, { newId, today }) =>
  rowsAdded(effects, 'receiving.receiptLine').flatMap((line) => {
    const { receiptId, supplierId, siteId, productId, lotId, intakeId, quantity, receivedBy } = line;
    const id = newId();
    return [
      open(accepting.open({ id, today, counterpartyId: supplierId, siteId, lotIds: [lotId] })),
      add('acceptance.acceptance', {
        id,
        receiptId,
        receiptLineId: line.id,
        supplierId,
        siteId,
        productId,
        lotId,
        intakeId,
        quantity,
        receivedBy,
      }),
    ];
  }),
);
