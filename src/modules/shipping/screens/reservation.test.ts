import { describe, expect, test } from 'vitest';
import type { ReservedLine } from '#contract/shipping';
import { reservationsOf } from './reservation.ts';

const line = (part: Partial<ReservedLine>): ReservedLine => ({
  reservationId: 'one',
  number: 'YL1',
  state: 'reserved',
  customer: '省中医院',
  site: '中心仓',
  product: '球囊',
  model: 'A',
  lotNumber: 'L1',
  lotId: 'l1',
  isTrackedBySerial: false,
  quantity: 2,
  displaced: 0,
  places: [],
  reservedAt: '2026-07-01T00:00:00Z',
  ...part,
});

describe('reservationsOf', () => {
  test('puts the lots of a reservation together and adds them up', () => {
    const seen = reservationsOf([
      line({}),
      line({ lotId: 'l2', quantity: 3, displaced: 4 }),
      line({ reservationId: 'two', quantity: 7 }),
    ]);

    expect(seen).toMatchObject([
      { id: 'one', quantity: 5, lost: 4 },
      { id: 'two', quantity: 7, lost: 0 },
    ]);
    expect(seen[0]?.lines).toHaveLength(2);
  });
});
