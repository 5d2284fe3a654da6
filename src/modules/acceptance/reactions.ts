import { openDeadline } from '#kernel/deadlines/deadline';
import { add, open, rowsAdded } from '#kernel/effects';
import { after, type Subject } from '#kernel/operation';
import { settingFor } from '#kernel/settings/in-force';
import { receive } from '#modules/receiving';
import { acceptInTime } from './deadlines.ts';
import { timeToAccept } from './settings.ts';
import { accepting } from './workflow.ts';

/** Every line that was received waits for an acceptor, in a document of its own and until its deadline. */
export const planAcceptance = after(
  receive,
  'acceptance.planAcceptance',
  (effects, _, context, { decided: { hours } }) => {
    const planned = rowsAdded(effects, 'receiving.receiptLine').map((line) => ({ id: context.newId(), line }));
    return [
      ...planned.flatMap(({ id, line }) => {
        const { receiptId, supplierId, siteId, productId, lotId, intakeId, quantity, receivedBy } = line;
        return [
          open(accepting.open({ id, today: context.today, counterpartyId: supplierId, siteId, lotIds: [lotId] })),
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
      openDeadline(acceptInTime, { hours, documentIds: planned.map(({ id }) => id) }, context),
    ];
  },
  ({ siteId }: Subject) => ({ decided: settingFor(timeToAccept, { siteId }) }),
);
