import { describe, expect, test } from 'vitest';
import { warehouse } from '#contract/warehouse';
import { arrangedOver, moved, offered, shownOf } from './columns.ts';
import { fitting, questionIn, written } from './question.ts';

const { list } = warehouse.stock;

describe('the columns of a list', () => {
  test('are those that say something, hidden ones at hand', () => {
    const names = offered(list, []);

    expect(names).toContain('lotNumber');
    expect(names).not.toContain('lotId');
    const arranged = arrangedOver(list, names, null);
    expect(arranged.find(({ name }) => name === 'recalled')?.isShown).toBe(false);
  });

  test('stand as somebody arranged them, what came later at the end', () => {
    const kept = [
      { name: 'site', width: 90, isShown: true },
      { name: 'gone', width: null, isShown: true },
    ];

    const arranged = arrangedOver(list, ['product', 'site'], kept);

    expect(arranged.map(({ name }) => name)).toEqual(['site', 'product']);
    expect(moved(arranged, 1, -1).map(({ name }) => name)).toEqual(['product', 'site']);
    expect(shownOf(arranged, ['product']).map(({ name }) => name)).toEqual(['product']);
  });
});

describe('a question in an address', () => {
  test('is read back as it was written', () => {
    const question = { filter: { product: { contains: '管' } }, text: 'A', sort: { by: 'lastUseOn', down: false } };

    expect(questionIn(written({ ...question, columns: [] }), list)).toEqual({ ...question, columns: [] });
  });

  test('loses what the list does not have, and is nothing when it cannot be read', () => {
    const sort = { by: 'colour', down: true };

    expect(fitting({ filter: { colour: { contains: 'a' } }, sort }, list)).toMatchObject({ filter: {}, sort: null });
    expect(questionIn('{', list)).toBeUndefined();
  });
});
