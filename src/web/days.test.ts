import { expect, test } from 'vitest';
import { day, daysFrom, moment } from './days.ts';

test('a moment is told in Chinese time, the day with it', () => {
  expect(moment('2026-11-22T17:40:00Z')).toBe('2026-11-23 01:40');
});

test('days are counted on the calendar', () => {
  expect(daysFrom('2026-02-28', '2026-03-01')).toBe(1);
  expect(daysFrom('2026-03-01', '2026-02-28')).toBe(-1);
});

test('a day that is not known is a dash', () => {
  expect(day(null)).toBe('—');
  expect(day('2027-03-31')).toBe('2027-03-31');
});
