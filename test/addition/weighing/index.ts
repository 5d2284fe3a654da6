import { db } from '#kernel/db';
import { pageOfLines } from '#kernel/document-lines';
import { defineModule, reading } from '#kernel/operation';
import { weighing } from './contract.ts';
import { weigh } from './operations/weigh.ts';
import { scalesCarry } from './rules/scales-carry.ts';

export const weighingModule = defineModule('weighing', weighing, {
  operations: { weigh },
  rules: [scalesCarry],
  readings: {
    weighed: reading(weighing.weighed, async (tx, { documentId }) =>
      pageOfLines(
        await tx.rows(
          db
            // The table is this module's own; the generated types know those of the product.
            .selectFrom('weighing.weighing' as 'shipping.deliveryLine')
            .select(['id as lineId', 'quantity'])
            .where('orgId', '=', tx.org)
            .where('id', '=', documentId),
        ),
      ),
    ),
  },
});
