import { beforeAll, describe, expect, test } from 'vitest';
import { buildIfStale } from '../../bench/built.ts';
import { crash } from '../../bench/crash.ts';

beforeAll(() => buildIfStale(), 120_000);

describe('killing the program and its database during receipts', () => {
  test('loses nothing acknowledged, leaves nothing half done, and answers again as before', async () => {
    const survived = await crash({ kills: 4, acknowledged: 60, seed: 7 });

    expect(survived.complaints).toEqual([]);
    expect(survived.lost).toBe(0);
    expect(survived.halfDone).toBe(0);
    expect(survived.acknowledged).toBeGreaterThanOrEqual(4 * 60);
  }, 60_000);
});
