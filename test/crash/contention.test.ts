import { beforeAll, expect, test } from 'vitest';
import { buildIfStale } from '../../bench/built.ts';
import { contended } from '../../bench/contention.ts';

beforeAll(() => buildIfStale(), 120_000);

test('last units are sold once, by two programs to 64 people, whatever is moved and recalled', async () => {
  const { oversold, one, ten } = await contended(150);

  expect(oversold).toBe(0);
  expect(one.shipped).toBeGreaterThan(0);
  expect(ten.shipped).toBeGreaterThan(0);
}, 120_000);
