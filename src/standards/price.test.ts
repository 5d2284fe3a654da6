import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountOf, amountText, pricePattern, taxIn } from './price.ts';

const price = fc
  .tuple(fc.bigInt({ min: 0n, max: 9_999_999n }), fc.stringMatching(/^\d{1,8}$/))
  .map(([whole, fraction]) => ({ whole, fraction, text: `${whole}.${fraction}` }));
const quantity = fc.integer({ min: 0, max: 1_000_000 });

describe('an amount', () => {
  test.each([
    ['0.125', 1, 13],
    ['0.124', 1, 12],
    ['0.125', 3, 38],
    ['1980', 3, 594_000],
    ['0.00000001', 500_000, 1],
    ['0.00000001', 499_999, 0],
    ['9999999999.99999999', 1, 1_000_000_000_000],
  ])('of %s × %i is %i', (text, count, amount) => {
    expect(amountOf(text, count)).toBe(amount);
  });

  test('is never further than half a minor unit from the exact product, and halves go up', () => {
    fc.assert(
      fc.property(price, quantity, ({ whole, fraction, text }, count) => {
        const exact = (whole * 10n ** 8n + BigInt(fraction.padEnd(8, '0'))) * BigInt(count) * 100n;
        const off = BigInt(amountOf(text, count)) * 10n ** 8n - exact;
        return 2n * off <= 10n ** 8n && 2n * off > -(10n ** 8n);
      }),
    );
  });

  test('of what is no price is refused', () => {
    for (const text of ['', '-1', '1.', '.5', '01', '1e3', '1.123456789', '１', '12345678901']) {
      expect(pricePattern.test(text)).toBe(false);
      expect(() => amountOf(text, 1)).toThrow('is no price');
    }
    expect(() => amountOf('1', 1.5)).toThrow('is no quantity');
  });
});

describe('the tax', () => {
  test.each([
    [11_300, 13, 1_300],
    [100, 13, 12],
    [0, 13, 0],
    [10_300, 3, 300],
    [99, 0, 0],
  ])('in %i at %i %% is %i', (amount, rate, tax) => {
    expect(taxIn(amount, rate)).toBe(tax);
  });
});

describe('the words of an amount', () => {
  test.each([
    [0, '0.00'],
    [5, '0.05'],
    [123_456_789, '1,234,567.89'],
    [-100_000, '-1,000.00'],
  ])('%i are %s', (amount, text) => {
    expect(amountText(amount)).toBe(text);
  });
});
