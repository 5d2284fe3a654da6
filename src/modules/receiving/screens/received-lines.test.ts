import { expect, test } from 'vitest';
import { lineOf, receivedOf, withLabel } from './received-lines.ts';

const mask = {
  id: '0198b0a0-0000-7000-8000-000000000001',
  primaryDi: '06934123456788',
  name: '医用口罩',
  model: 'M1',
  registrantName: '某公司',
  category: '',
  isTrackedByLot: true,
  isTrackedBySerial: false,
  hasExpiry: true,
  hasProductionDate: true,
};
const stent = { ...mask, id: '0198b0a0-0000-7000-8000-000000000002', name: '支架', isTrackedBySerial: true };

const label = (lotNumber: string, more: { serialNumber?: string; expiresOn?: string } = {}) => ({
  lotNumber,
  productionOn: undefined,
  expiresOn: more.expiresOn,
  serialNumber: more.serialNumber,
  raw: 'as scanned',
});

test('each scan of the same lot adds what its package holds', () => {
  const first = withLabel([], { product: mask, units: 10, label: label('A1'), key: 'one' });
  const second = withLabel(first.lines, { product: mask, units: 1, label: label('a1'), key: 'two' });

  expect(second.lines.map(({ key, quantity }) => [key, quantity])).toEqual([['one', 11]]);
});

test('a serial is added once, and told when it is there already', () => {
  const scan = { product: stent, units: 1, label: label('A1', { serialNumber: 'S1' }), key: 'one' };
  const first = withLabel([], scan);
  const again = withLabel(first.lines, scan);

  expect(first.lines[0]?.serials).toEqual(['S1']);
  expect(again.said.map(({ zh }) => zh)).toEqual(['序列号 S1 已经扫过了']);
  expect(again.lines).toBe(first.lines);
});

test('a label that contradicts the one before is told and adds nothing', () => {
  const first = withLabel([], { product: mask, units: 1, label: label('A1', { expiresOn: '2027-03-31' }), key: 'one' });
  const other = { product: mask, units: 1, label: label('A1', { expiresOn: '2028-03-31' }), key: 'two' };

  const { lines, said } = withLabel(first.lines, other);

  expect(said).toHaveLength(1);
  expect(lines).toBe(first.lines);
});

test('a pack of a product followed piece by piece is not one piece', () => {
  const carton = { product: stent, units: 5, label: label('A1', { serialNumber: 'BOX' }), key: 'one' };

  expect(withLabel([], carton).said).toHaveLength(1);
});

test('what was not said is left out of the command', () => {
  expect(receivedOf({ ...lineOf(mask, 'one'), quantity: 3 })).toEqual({ productId: mask.id, serials: [], quantity: 3 });
});
