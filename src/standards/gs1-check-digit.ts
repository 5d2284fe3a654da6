/** Check digits and check characters of GS1 keys. Source: GS1 General Specifications, section 7.9. */

import { type Check, fault, nonDigit } from './gs1-fault.ts';

/** The check digit that belongs behind these digits; nothing when something else than a digit stands among them. */
export function checkDigit(digits: string): string | undefined {
  if (digits === '' || nonDigit(digits)) return undefined;
  const sum = [...digits].reverse().reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}

/** Whether this is a GTIN of 8, 12, 13 or 14 digits whose last digit is the right one. */
export function hasValidCheckDigit(gtin: string): boolean {
  return /^(\d{8}|\d{12,14})$/.test(gtin) && csum(gtin) === undefined;
}

/** Whether this is a Serial Shipping Container Code: 18 digits, the last of which is the right one. */
export function isSscc(code: string): boolean {
  return /^\d{18}$/.test(code) && csum(code) === undefined;
}

/** A GTIN of 8, 12, 13 or 14 digits as 14, zeros in front; nothing for any other text. The digit is not checked. */
export function toGtin14(gtin: string): string | undefined {
  return /^(\d{8}|\d{12,14})$/.test(gtin) ? gtin.padStart(14, '0') : undefined;
}

/** The last digit must be the check digit of those before it. */
export const csum: Check = (value) => {
  const length = value.length;
  if (length === 0) return fault('tooShortForCheckDigit', 0, 0);
  const stranger = nonDigit(value);
  if (stranger) return stranger;
  const expected = checkDigit(value.slice(0, -1)) ?? '0';
  return value.endsWith(expected) ? undefined : fault('incorrectCheckDigit', length - 1, length, expected);
};

/** The last two characters must be the check characters of those before them: weights are primes, modulus 1021. */
export const csumalpha: Check = (value) => {
  const length = value.length;
  if (length < 2) return fault('tooShortForCheckPair', 0, length);
  if (length - 2 > primes.length) return fault('tooLongForCheckPairImplementation', 0, length);
  let sum = 0;
  for (let at = 0; at < length - 2; at++) {
    const weight = cset82.indexOf(value.charAt(at));
    if (weight < 0) return fault('invalidCset82Character', at, at + 1);
    sum += weight * (primes[length - 3 - at] ?? 0);
  }
  for (let at = length - 2; at < length; at++) {
    if (!cset32.includes(value.charAt(at))) return fault('invalidCset32Character', at, at + 1);
  }
  const expected = cset32.charAt((sum % 1021) >> 5) + cset32.charAt((sum % 1021) & 31);
  return value.endsWith(expected) ? undefined : fault('incorrectCheckPair', length - 2, length, expected);
};

/** The 82 characters GS1 allows in text, in the order of their check weights. */
export const cset82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';

const cset32 = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

const primes = firstPrimes(97);

function firstPrimes(count: number): readonly number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
}
