import type { About, Fill } from '#kernel/contract';
import { type Effect, fileChanged, open, post } from '#kernel/effects';
import { known } from '#kernel/errors';
import { each, type Loaded, one } from '#kernel/fact';
import { lotById, normalisedNumber, spread, stockOfLot, unitKey } from '#kernel/ledger';
import type { Context, Lock, Subject } from '#kernel/operation';
import type { warehouse } from './contract.ts';
import { placeById, unitInLot } from './queries.ts';
import { moving } from './workflow.ts';

type Whence = About<typeof warehouse.move>;
type Where = Fill<typeof warehouse.move>;
/** When it really happened and why it is told only now. */
type Late = Partial<Pick<Fill<typeof warehouse.moveLate>, 'occurredAt' | 'reason'>>;

const load = ({ lotId, fromLocationId }: Whence, fill: Where | undefined) => ({
  lot: one(lotById, lotId),
  stock: one(stockOfLot, lotId),
  from: one(placeById, fromLocationId),
  to: each(placeById, fill ? [fill.toLocationId] : []),
  unit: each(unitInLot, fill?.serials.map((serial) => unitKey(lotId, normalisedNumber(serial))) ?? []),
});
type Facts = Loaded<ReturnType<typeof load>>;

/** How goods of one lot are taken from one place of a site to another, the oldest intake first; their status stays. */
export const movingGoods = {
  locks: ({ lotId }: Whence): Lock[] => [{ lot: lotId }],
  load,
  subject: (
    { lot, from }: Facts,
    { lotId, fromLocationId, status }: Whence,
    fill: (Where & Late) | undefined,
  ): Subject => ({
    siteId: from.siteId ?? undefined,
    occurredAt: fill?.occurredAt,
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
  run: ({ stock, from, to, unit }: Facts, about: Whence & Where & Late, { newId, today }: Context): Effect[] => {
    const { lotId, fromLocationId, status, toLocationId, quantity, serials, occurredAt, reason } = about;
    const id = newId();
    const rows = stock.filter((row) => row.locationId === fromLocationId && row.status === status);
    const units = serials.map((serial) => known(unit(unitKey(lotId, normalisedNumber(serial))), 'the unit is on file'));
    const taken =
      units.length > 0
        ? rows.map((row) => ({ row, ids: units.filter((one) => isIn(row, one)).map((one) => one.id) }))
        : spread(rows, quantity).map((row) => ({ row, ids: [], taken: row.taken }));
    // What a container holds is part of what may become of it: who carries it meanwhile looks again.
    const packed = to(toLocationId)?.sscc ? [fileChanged(toLocationId)] : [];
    return [
      ...packed,
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
            ...(occurredAt !== undefined && { occurredAt }),
            ...(reason !== undefined && { reason }),
          }),
        ];
      }),
    ];
  },
};

type Account = { intakeId: string; status: string; beneath: string; ownerId: string };
const isIn = (row: Account, unit: Account): boolean =>
  unit.intakeId === row.intakeId &&
  unit.status === row.status &&
  unit.beneath === row.beneath &&
  unit.ownerId === row.ownerId;
