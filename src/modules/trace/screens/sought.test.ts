import { expect, test } from 'vitest';
import { serialMeant, sought } from './sought.ts';

const today = '2026-11-22';

test('a number typed by hand is looked for as it stands, even if it begins like a label', () => {
  expect(sought('10ABC', today)).toEqual({ find: { text: '10ABC' }, serial: undefined });
});

test('a label is looked for by what it says', () => {
  expect(sought('(01)06934123456786(10)A1(21)S7', today)).toEqual({
    find: { di: '06934123456786', lotNumber: 'A1', serial: 'S7' },
    serial: 'S7',
  });
});

test('a label that cannot be right is told, not looked for', () => {
  expect(sought('(01)06934123456780', today)).toHaveProperty('said');
});

test('a number that is not the lot is taken for one of its serials', () => {
  expect(serialMeant('s7', 'A1')).toBe('s7');
  expect(serialMeant('a1', 'A1')).toBeUndefined();
  expect(serialMeant('06934123456786', 'A1')).toBeUndefined();
});
