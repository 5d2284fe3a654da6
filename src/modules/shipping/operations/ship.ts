import { add, open, post } from '#kernel/effects';
import { known } from '#kernel/errors';
import { each, one } from '#kernel/fact';
import { lotById, normalisedNumber, placeOfParty, spread, stockOfLot, unitKey } from '#kernel/ledger';
import { operation } from '#kernel/operation';
import { categoryOfLot } from '#modules/catalog';
import { shipping } from '../contract.ts';
import { unitOfLot } from '../queries.ts';
import { delivering } from '../workflow.ts';

/** Shipping moves released goods of one lot from our qualified zone to the customer, the oldest intake first. */
export const ship = operation(shipping.ship, {
  locks: ({ lotId }) => [{ lot: lotId }],
  load: ({ lotId }, fill) => ({
    lot: one(lotById, lotId),
    filed: each(categoryOfLot, [lotId]),
    stock: one(stockOfLot, lotId),
    customer: each(placeOfParty, fill ? [fill.customerId] : []),
    unit: each(unitOfLot, fill?.serials.map((serial) => unitKey(lotId, normalisedNumber(serial))) ?? []),
  }),
  subject: ({ lot, filed }, { siteId, lotId }, fill) => ({
    siteId,
    partyId: fill?.customerId,
    lines: [
      {
        lotId,
        productId: lot.productId,
        category: filed(lotId)?.category,
        ...(fill ? { quantity: fill.quantity, serials: fill.serials.map(normalisedNumber) } : {}),
      },
    ],
  }),
  run: (
    { stock, customer, unit },
    { siteId, lotId, customerId, quantity, serials },
    { newId, today, now, personId },
  ) => {
    const deliveryId = newId();
    const to = { locationId: known(customer(customerId), 'the customer has a place').id, status: 'qualified' } as const;
    const units = serials.map((serial) => known(unit(unitKey(lotId, normalisedNumber(serial))), 'the unit is on file'));
    const free = stock.filter((row) => row.siteId === siteId && row.status === 'qualified');
    const taken =
      units.length > 0
        ? free.flatMap((row) => {
            const its = units.filter((u) => u.intakeId === row.intakeId && u.locationId === row.locationId);
            return its.length > 0 ? [{ ...row, taken: its.length, unitIds: its.map(({ id }) => id) }] : [];
          })
        : spread(free, quantity).map((row) => ({ ...row, unitIds: [] }));
    return [
      open(delivering.open({ id: deliveryId, today, counterpartyId: customerId, siteId, lotIds: [lotId] })),
      add(
        'shipping.deliveryLine',
        ...taken.map((row) => ({
          id: newId(),
          deliveryId,
          customerId,
          siteId,
          lotId,
          intakeId: row.intakeId,
          quantity: row.taken,
          shippedBy: personId,
          shippedAt: now,
        })),
      ),
      ...taken.map(({ intakeId, locationId, taken: moved, unitIds }) =>
        post({
          id: newId(),
          documentId: deliveryId,
          intakeId,
          from: { locationId, status: 'qualified' },
          to,
          quantity: moved,
          unitIds,
        }),
      ),
    ];
  },
});
