/** Reservations as the page shows them: one of several lots is one row. */
import type { ReservedLine } from '#contract/shipping';
import type { Bilingual } from '#kernel/contract';

export type Reservation = {
  readonly id: string;
  readonly first: ReservedLine;
  readonly lines: readonly ReservedLine[];
  readonly quantity: number;
  /** What a hold or a recall took away. */
  readonly lost: number;
};

/** Lines of one reservation together, in the order they came. */
export const reservationsOf = (lines: readonly ReservedLine[]): readonly Reservation[] =>
  lines.flatMap((first, at) => {
    const id = first.reservationId;
    if (lines.findIndex(({ reservationId }) => reservationId === id) < at) return [];
    const its = lines.filter(({ reservationId }) => reservationId === id);
    const sum = (amount: (line: ReservedLine) => number) => its.reduce((total, line) => total + amount(line), 0);
    return [{ id, first, lines: its, quantity: sum((line) => line.quantity), lost: sum((line) => line.displaced) }];
  });

/** How far a reservation has come. */
export const stateWords: Record<ReservedLine['state'], Bilingual> = {
  reserved: { zh: '已预留', en: 'Reserved' },
  picking: { zh: '拣货中', en: 'Being picked' },
};
