import { add, open, reply } from '#kernel/effects';
import { one } from '#kernel/fact';
import { lotById } from '#kernel/ledger';
import { operation } from '#kernel/operation';
import { weighing } from '../contract.ts';
import { weighingGoods } from '../workflow.ts';

/** Weighing goods of a lot leaves a document with who stood by. */
export const weigh = operation(weighing.weigh, {
  locks: ({ lotId }) => [{ lot: lotId }],
  load: ({ lotId }) => ({ lot: one(lotById, lotId) }),
  subject: (_, { siteId, lotId }, fill) => ({ siteId, lines: [{ lotId, ...(fill && { quantity: fill.quantity }) }] }),
  run: (_, { siteId, lotId, quantity, identityNumber, doorCode }, { newId, today }) => {
    const id = newId();
    return [
      open(weighingGoods.open({ id, today, siteId, lotIds: [lotId] })),
      // The table is this module's own; the generated types know those of the product.
      add('weighing.weighing' as 'shipping.deliveryLine', { id, quantity, identityNumber } as never),
      reply({ quantity, doorCode }),
    ];
  },
});
