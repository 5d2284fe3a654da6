import { add, open, reserve as promise, reply } from '#kernel/effects';
import { each, one } from '#kernel/fact';
import { siteById } from '#kernel/ledger';
import { operation } from '#kernel/operation';
import { placeOf, settingAt } from '#kernel/settings/in-force';
import { categoryOfProduct, productById } from '#modules/catalog';
import { shipping } from '../contract.ts';
import { remainingLife } from '../settings.ts';
import { reserving } from '../workflow.ts';

/** Reserving promises a customer goods that last as long as the customer asks and was agreed, first expiry first;
 *  bins are bound later. */
export const reserve = operation(shipping.reserve, {
  load: ({ siteId, productId }) => ({
    site: one(siteById, siteId),
    product: one(productById, productId),
    filed: each(categoryOfProduct, [productId]),
  }),
  subject: ({ filed }, { siteId, productId }, fill) => ({
    siteId,
    partyId: fill?.customerId,
    lines: [
      {
        productId,
        category: filed(productId)?.category,
        ...(fill ? { quantity: fill.quantity, lastsDays: fill.minRemainingDays } : {}),
        ...(fill?.lotId ? { lotId: fill.lotId } : {}),
      },
    ],
  }),
  needs: (subject) => ({ decided: settingAt(remainingLife, [placeOf(subject, subject.lines[0] ?? {})]) }),
  run: (
    { filed },
    { siteId, productId, customerId, quantity, lotId, minRemainingDays: asked },
    { newId, org, today, now, personId },
    { decided },
  ) => {
    const id = newId();
    const place = { siteId, partyId: customerId, productId, category: filed(productId)?.category };
    const minRemainingDays = Math.max(asked, decided(place).remainingDaysMin);
    return [
      open(reserving.open({ id, today, counterpartyId: customerId, siteId, lotIds: [] })),
      add('shipping.reservedLine', {
        ...{ id, customerId, siteId, productId, quantity, minRemainingDays },
        reservedBy: personId,
        reservedAt: now,
      }),
      promise({
        ...{ lineId: id, documentId: id, siteId, productId, lotId, quantity },
        ownerId: org,
        lastUseOnMin: dayAfter(today, minRemainingDays),
      }),
      reply({ reservationId: id }),
    ];
  },
});

/** The day that comes so many days later. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
