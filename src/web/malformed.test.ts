import { expect, test } from 'vitest';
import { receiving } from '#contract/receiving';
import { labelAt } from './label-at.ts';
import { malformedIn } from './malformed.ts';

const supplierId = '0198b0a0-0000-7000-8000-000000000001';

test('nothing is said of a complete input', () => {
  const lines = [{ productId: supplierId, serials: [], quantity: 3 }];

  expect(malformedIn('fill', receiving.receive.fill, { supplierId, lines })).toEqual([]);
});

test('every missing place is named once', () => {
  const lines = [{ productId: supplierId, serials: [], quantity: null, lotNumber: ' ' }];

  const malformed = malformedIn('fill', receiving.receive.fill, { supplierId: undefined, lines });

  expect(malformed.map(({ path, message }) => [path, message.zh])).toEqual([
    ['fill.supplierId', '请填写'],
    ['fill.lines.0.lotNumber', '请填写'],
    ['fill.lines.0.quantity', '请填写'],
  ]);
});

test('a place is called what the form calls it', () => {
  expect(labelAt(receiving.receive, 'fill.lines.2.lotNumber')).toEqual({
    zh: '明细 第 3 行 批号',
    en: 'Lines, row 3, Lot number',
  });
  expect(labelAt(receiving.receive, 'about.siteId')).toBeUndefined();
});
