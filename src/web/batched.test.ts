import { expect, test } from 'vitest';
import { batched } from './batched.ts';

test('what is asked in the same moment is one request, answered in order', async () => {
  const loads: number[][] = [];
  const double = batched(async (asked: number[]) => {
    loads.push(asked);
    return asked.map((one) => one * 2);
  }, queueMicrotask);

  const answers = await Promise.all([double(1), double(2), double(3)]);

  expect(answers).toEqual([2, 4, 6]);
  expect(loads).toEqual([[1, 2, 3]]);
});

test('a failed request fails everyone who asked, and the next goes out again', async () => {
  let isDown = true;
  const echo = batched(async (asked: number[]) => {
    if (isDown) throw new Error('down');
    return asked;
  }, queueMicrotask);

  await expect(Promise.all([echo(1), echo(2)])).rejects.toThrow('down');
  isDown = false;

  expect(await echo(3)).toBe(3);
});
