import { expect, test } from 'vitest';
import { intention, memoryStore } from './intention.ts';

const counted = () => {
  let count = 0;
  return () => `id-${++count}`;
};

test('pressing again with the same input keeps the id', () => {
  const mine = intention('act', counted(), memoryStore());

  expect(mine.idFor({ quantity: 3 })).toBe('id-1');
  expect(mine.idFor({ quantity: 3 })).toBe('id-1');
});

test('another input is another intention', () => {
  const mine = intention('act', counted(), memoryStore());

  expect(mine.idFor({ quantity: 3 })).toBe('id-1');
  expect(mine.idFor({ quantity: 4 })).toBe('id-2');
});

test('after success the same input is a new intention', () => {
  const mine = intention('act', counted(), memoryStore());
  mine.idFor({ quantity: 3 });

  mine.fulfilled();

  expect(mine.idFor({ quantity: 3 })).toBe('id-2');
});

test('a reload does not forget what was not answered', () => {
  const store = memoryStore();
  const before = intention('act', counted(), store).idFor({ quantity: 3 });

  const after = intention('act', () => 'another', store).idFor({ quantity: 3 });

  expect(after).toBe(before);
});
