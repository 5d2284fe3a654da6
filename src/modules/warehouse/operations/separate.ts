import { fileChanged, open, post } from '#kernel/effects';
import { each, one } from '#kernel/fact';
import { lotById } from '#kernel/ledger';
import { asked, type Lying, openUnder, type Standing, scopeKey, stockUnder } from '#kernel/ledger/holds';
import { operation } from '#kernel/operation';
import { warehouse } from '../contract.ts';
import { placeById } from '../queries.ts';
import { separating } from '../workflow.ts';

/** Separating takes out of a mixed place what only stands there beside held goods: intakes that no hold lies on. They
 *  return to the status they had, in a place of their own. Quality looks at every piece and signs. */
export const separate = operation(warehouse.separate, {
  locks: ({ lotId }) => [{ lot: lotId }],
  load: ({ lotId, fromLocationId }, fill) => ({
    lot: one(lotById, lotId),
    stock: one(stockUnder, scopeKey('lot', lotId)),
    holds: one(openUnder, scopeKey('lot', lotId)),
    from: one(placeById, fromLocationId),
    to: each(placeById, fill ? [fill.toLocationId] : []),
  }),
  subject: ({ lot, from, stock, holds }, { lotId, fromLocationId }, fill) => ({
    siteId: from.siteId ?? undefined,
    lines: [
      {
        ...{ lotId, productId: lot.productId, fromLocationId },
        quantity: besideHeld(stock, holds, fromLocationId).reduce((sum, { quantity }) => sum + quantity, 0),
        ...(fill && { toLocationId: fill.toLocationId }),
      },
    ],
  }),
  run: ({ stock, holds, from, to }, { lotId, fromLocationId, toLocationId, reason }, { newId, today }) => {
    const id = newId();
    return [
      ...(to(toLocationId)?.sscc ? [fileChanged(toLocationId)] : []),
      open(separating.open({ id, today, siteId: from.siteId ?? '', lotIds: [lotId] })),
      ...besideHeld(stock, holds, fromLocationId).map(({ intakeId, status, beneath, ownerId, quantity }) =>
        post({
          ...{ id: newId(), documentId: id, intakeId, quantity, unitIds: [], reason },
          from: { locationId: fromLocationId, status, beneath, ownerId },
          to: { locationId: toLocationId, status: beneath, ownerId },
        }),
      ),
    ];
  },
});

/** What stands held in a place only because of what stands beside it. Units are told apart by their serial numbers. */
export const besideHeld = (stock: readonly Standing[], holds: readonly Lying[], locationId: string): Standing[] =>
  stock.filter(
    (row) =>
      row.locationId === locationId &&
      (row.status === 'onHold' || row.status === 'recalled') &&
      !row.isBySerial &&
      asked(row, holds) === undefined,
  );
