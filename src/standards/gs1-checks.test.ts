import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkDigit, hasValidCheckDigit, toGtin14 } from './gs1-check-digit.ts';
import { type CheckName, checkComponent, checksLeftOut } from './gs1-checks.ts';

type Vector = { linter: CheckName; input: string; valid: boolean; error?: string; markup?: string };

const file = new URL('../../../shared/data/gs1/gs1_component_linters.json', import.meta.url);
const isPresent = existsSync(file);
const vectors: Vector[] = isPresent ? JSON.parse(readFileSync(file, 'utf8')).component_linters : [];

// The published vectors of this check name C variables, not values: no verdict can be read from them.
const unusable = (vector: Vector) => vector.linter === 'gcppos2' && vector.input === 'data';

describe.skipIf(!isPresent)(
  'component checks agree with the published vectors (skipped where these are absent)',
  () => {
    const names = [...new Set(vectors.map((vector) => vector.linter))];

    test('exactly these checks are left out', () => {
      const left = names.filter((name) => checksLeftOut.some((out) => out === name));

      expect(left).toEqual(['couponcode', 'couponposoffer', 'packagetype']);
      expect(vectors.filter(unusable)).toHaveLength(6);
      expect(vectors.length).toBeGreaterThan(1600);
    });

    test.each(names.filter((name) => !checksLeftOut.some((out) => out === name)))('%s', (name) => {
      const mine = vectors.filter((vector) => vector.linter === name && !unusable(vector));

      const told = mine.map((vector) => [vector.input, checkComponent(name, vector.input)?.code]);

      expect(told).toEqual(mine.map((vector) => [vector.input, vector.error && ourName(vector.error)]));
    });

    test('a fault stands where the vector marks it', () => {
      const faulty = vectors.filter((vector) => vector.markup && !unusable(vector));
      const marked = faulty.flatMap((vector) => {
        const found = checkComponent(vector.linter, vector.input);
        const { input } = vector;
        if (!found) return [];
        return [
          [vector.markup, [input.slice(0, found.from), input.slice(found.from, found.to), input.slice(found.to)]],
        ];
      });

      expect(marked.length).toBeGreaterThan(900);
      for (const [markup, parts] of marked) expect([parts].flat().join('*')).toBe(markup);
    });
  },
);

/** `INCORRECT_CHECK_DIGIT` as we write it. */
function ourName(error: string): string {
  return error.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

describe('company prefixes', () => {
  test.each([
    ['gcppos1', '0123', undefined],
    ['gcppos1', '012', 'tooShortForGcp'],
    ['gcppos1', '01A3', 'invalidGcpPrefix'],
    ['gcppos2', 'I0123', undefined],
    ['gcppos2', 'I012', 'tooShortForGcp'],
    ['gcppos2', '', 'tooShortForGcp'],
    ['gcppos2', 'I01A3', 'invalidGcpPrefix'],
  ] as const)('%s of "%s" is %s', (name, value, code) => {
    expect(checkComponent(name, value)?.code).toBe(code);
  });
});

test('check digits', () => {
  expect(checkDigit('0690123456789')).toBe('2');
  expect(checkDigit('06A')).toBeUndefined();
  expect(checkDigit('')).toBeUndefined();
  expect([
    hasValidCheckDigit('06901234567892'),
    hasValidCheckDigit('06901234567893'),
    hasValidCheckDigit('123'),
  ]).toEqual([true, false, false]);
  expect([toGtin14('96385074'), toGtin14('123')]).toEqual(['00000096385074', undefined]);
});
