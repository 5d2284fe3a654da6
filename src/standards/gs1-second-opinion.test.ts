import bwipjs from 'bwip-js/node';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { associationFindings } from './gs1-association.ts';
import { checkDigit, cset82 } from './gs1-check-digit.ts';
import { parseBracketed } from './gs1-element.ts';
import { formatBracketed } from './gs1-scan.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const signs = fc.string({ unit: fc.constantFrom(...cset82.replace(/[()^\\]/g, '')), maxLength: 21 });
const of = (ai: string, value: fc.Arbitrary<string>) => value.map((one) => ({ ai, value: one }));
const withCheck = (length: number) => digits(length).map((body) => body + (checkDigit(body) ?? ''));
const year = fc.nat(99).map((one) => String(one).padStart(2, '0'));
const upTo = (max: number) => fc.nat(max).map((one) => String(one).padStart(2, '0'));
const yymmdd = fc.tuple(year, upTo(13), upTo(32)).map((parts) => parts.join(''));

const element = fc.oneof(
  of('01', withCheck(13)),
  of('01', digits(14)),
  of('00', withCheck(17)),
  of('02', withCheck(13)),
  of('37', digits(3)),
  of('10', signs),
  of('21', signs),
  of('11', yymmdd),
  of('17', yymmdd),
  of('422', digits(3)),
  of('3103', digits(6)),
  of(
    '8008',
    fc.tuple(yymmdd, upTo(25), upTo(61)).map((parts) => parts.join('')),
  ),
  of('4307', fc.stringMatching(/^[A-Z]{2}$/)),
  of('240', signs),
);
const label = fc
  .tuple(of('01', withCheck(13)), fc.array(element, { maxLength: 4 }))
  .map(([first, rest]) => [first, ...rest]);

/** The verdict of an independent project that draws barcodes: it refuses to draw what is not GS1. */
function isDrawn(text: string): boolean {
  try {
    bwipjs.raw('gs1datamatrix', text, {});
    return true;
  } catch (refusal) {
    expect(String(refusal)).toContain('bwipp.');
    return false;
  }
}

test('an independent project gives the same verdict on generated labels', { timeout: 60_000 }, () => {
  const verdicts = { agreed: 0, refused: 0 };

  fc.assert(
    fc.property(label, (elements) => {
      const text = formatBracketed(elements);
      const parsed = parseBracketed(text);
      const passes = parsed.ok && associationFindings(parsed.elements).length === 0;

      expect([text, passes]).toEqual([text, isDrawn(text)]);
      verdicts[passes ? 'agreed' : 'refused']++;
    }),
    { numRuns: 400 },
  );

  expect(Math.min(verdicts.agreed, verdicts.refused)).toBeGreaterThan(30);
});
