import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayPlus, daysBetween } from '#standards/calendar';

describe('days', () => {
  test('go on over the ends of months and years, leap days too', () => {
    expect(dayPlus('2027-12-31', 1)).toBe('2028-01-01');
    expect(dayPlus('2028-02-28', 1)).toBe('2028-02-29');
    expect(dayPlus('2027-03-01', -1)).toBe('2027-02-28');
    expect(daysBetween('2028-02-01', '2028-03-01')).toBe(29);
  });

  test('between two days are those that lead from one to the other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: -3_000, max: 3_000 }), (start, days) => {
        const from = dayPlus('1970-01-01', start);
        expect(daysBetween(from, dayPlus(from, days))).toBe(days);
      }),
    );
  });
});
