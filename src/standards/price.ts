/**
 * Exact prices. A price is a decimal of up to 8 places as text, tax included, for one named unit; an amount
 * is whole minor units (分). Nothing here is ever a float.
 */

const PLACES = 8;
const SCALE = 10n ** BigInt(PLACES);
const MINOR = 100n;

/** What a price looks like: at most 10 digits before the point and 8 after it, no sign, no leading zeros. */
export const pricePattern = /^(0|[1-9]\d{0,9})(\.\d{1,8})?$/;

/** Price × quantity in minor units, rounded half up. Throws for a text that is no price, a quantity not whole. */
export const amountOf = (price: string, quantity: number): number => {
  if (!pricePattern.test(price)) throw new RangeError(`This must not happen: ${price} is no price`);
  if (!Number.isSafeInteger(quantity) || quantity < 0) {
    throw new RangeError(`This must not happen: ${quantity} is no quantity`);
  }
  const exact = scaled(price) * BigInt(quantity) * MINOR;
  const amount = Number((exact + SCALE / 2n) / SCALE);
  if (!Number.isSafeInteger(amount)) throw new RangeError(`This must not happen: ${price} × ${quantity} is too much`);
  return amount;
};

const scaled = (price: string): bigint => {
  const [whole = '', fraction = ''] = price.split('.');
  return BigInt(whole) * SCALE + BigInt(fraction.padEnd(PLACES, '0'));
};

/** The tax inside a tax-inclusive amount, in minor units, rounded half up. `rate` is in whole percent. */
export const taxIn = (amount: number, rate: number): number => {
  const [gross, share] = [BigInt(amount), BigInt(rate)];
  const whole = 100n + share;
  return Number((2n * gross * share + whole) / (2n * whole));
};

/** An amount as people write it: `1,234.50`. */
export const amountText = (amount: number): string => {
  const sign = amount < 0 ? '-' : '';
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${sign}${digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, ',')}.${digits.slice(-2)}`;
};
