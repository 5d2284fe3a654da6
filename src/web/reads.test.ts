import { expect, test } from 'vitest';
import { concerns, noteReads, together } from './reads.ts';

noteReads('acceptance.waiting?input=%7B%7D', 'kernel.document acceptance.acceptance');
noteReads('documents.timeline?input=%7B%7D', 'kernel.timeline');

test('a query is asked again when a table it read changed', () => {
  expect(concerns(['acceptance.waiting', 'pages', {}], { tables: ['kernel.document'], ids: ['a'] })).toBe(true);
  expect(concerns(['acceptance.waiting', 'pages', {}], { tables: ['kernel.balance'], ids: null })).toBe(false);
});

test('a query that was never answered has nothing to ask again', () => {
  expect(concerns(['shipping.stock', {}], { tables: ['kernel.balance'], ids: null })).toBe(false);
});

test('the page of one document is left alone when another changed', () => {
  const changed = { tables: ['kernel.timeline'], ids: ['a'] };

  expect(concerns(['documents.timeline', 'pages', { documentId: 'b' }], changed)).toBe(false);
  expect(concerns(['documents.timeline', 'pages', { documentId: 'a' }], changed)).toBe(true);
  expect(concerns(['documents.timeline', 'pages', { documentId: 'b' }], { ...changed, ids: null })).toBe(true);
});

test('why a button is disabled may follow from anything', () => {
  expect(concerns(['blockers', 'shipping.ship', {}], { tables: ['kernel.lot'], ids: [] })).toBe(true);
});

test('changes too many to name stay so, whatever is added', () => {
  expect(together({ tables: ['a'], ids: null }, { tables: ['b'], ids: ['x'] })).toEqual({
    tables: ['a', 'b'],
    ids: null,
  });
});
