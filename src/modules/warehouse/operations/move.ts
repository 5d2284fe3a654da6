import { type Effect, open, post } from '#kernel/effects';
import { known } from '#kernel/errors';
import { each, one } from '#kernel/fact';
import { lotById, normalisedNumber, spread, stockOfLot, unitKey } from '#kernel/ledger';
import { operation } from '#kernel/operation';
import { warehouse } from '../contract.ts';
import { placeById, unitInLot } from '../queries.ts';
import { moving } from '../workflow.ts';

/** Moving takes goods of one lot from one place of a site to another, the oldest intake first; their status stays. */
export const move = operation(warehouse.move, {
  locks: ({ lotId }) => [{ lot: lotId }],
  load: ({ lotId, fromLocationId }, fill) => ({
    lot: one(lotById, lotId),
    stock: one(stockOfLot, lotId),
    from: one(placeById, fromLocationId),
    to: each(placeById, fill ? [fill.toLocationId] : []),
    unit: each(unitInLot, fill?.serials.map((serial) => unitKey(lotId, normalisedNumber(serial))) ?? []),
  }),
  subject: ({ lot, from }, { lotId, fromLocationId, status }, fill) => ({
    siteId: from.siteId ?? undefined,
    lines: [
      {
        lotId,
        productId: lot.productId,
        status,
        fromLocationId,
        ...(fill ? { quantity: fill.quantity, toLocationId: fill.toLocationId, serials: fill.serials } : {}),
      },
    ],
  }),
  run: ({ stock, from, unit }, about, { newId, today }) => {
    const { lotId, fromLocationId, status, toLocationId, quantity, serials } = about;
    const id = newId();
    const rows = stock.filter((row) => row.locationId === fromLocationId && row.status === status);
    const units = serials.map((serial) => known(unit(unitKey(lotId, normalisedNumber(serial))), 'the unit is on file'));
    const taken =
      units.length > 0
        ? rows.map((row) => ({ row, ids: units.filter((one) => isIn(row, one)).map((one) => one.id) }))
        : spread(rows, quantity).map((row) => ({ row, ids: [], taken: row.taken }));
    return [
      open(moving.open({ id, today, siteId: from.siteId ?? '', lotIds: [lotId] })),
      ...taken.flatMap(({ row: { intakeId, beneath, ownerId }, ids, ...some }): Effect[] => {
        const its = 'taken' in some ? Number(some.taken) : ids.length;
        if (its === 0) return [];
        const account = { status, beneath, ownerId };
        return [
          post({
            id: newId(),
            documentId: id,
            intakeId,
            from: { locationId: fromLocationId, ...account },
            to: { locationId: toLocationId, ...account },
            quantity: its,
            unitIds: ids,
          }),
        ];
      }),
    ];
  },
});

type Account = { intakeId: string; status: string; beneath: string; ownerId: string };
const isIn = (row: Account, unit: Account): boolean =>
  unit.intakeId === row.intakeId &&
  unit.status === row.status &&
  unit.beneath === row.beneath &&
  unit.ownerId === row.ownerId;
