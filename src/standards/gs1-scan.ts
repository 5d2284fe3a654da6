/** What scanners send and what symbols hold: symbology identifiers (ISO/IEC 15424) and the separator GS. */

import { type Element, predefinedLength, separator } from './gs1-element.ts';
import { type Finding, found } from './gs1-words.ts';

/** The symbols we write and read. */
export type Symbology =
  | 'code-128'
  | 'databar'
  | 'datamatrix'
  | 'dotcode'
  | 'ean-13'
  | 'ean-8'
  | 'gs1-128'
  | 'gs1-composite'
  | 'itf-14'
  | 'qr';

/** A scan without its symbology identifier: a GS1 message, a bare GTIN, or plain text. */
export type Scan =
  | {
      readonly ok: true;
      readonly symbology: Symbology;
      readonly holds: 'gs1' | 'gtin' | 'plain';
      readonly text: string;
    }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Takes the symbology identifier off a scan; refuses one that is unknown, and a GS1 message or GTIN that cannot be. */
export function readScan(scan: string): Scan {
  const identifier = scan.slice(0, 3);
  const known = identifiers.find((one) => one.identifier === identifier);
  if (!known) return { ok: false, findings: [found('symbologyUnknown', { text: identifier })] };
  const { symbology, holds, digits } = known;
  const text = scan.slice(3);
  if (digits !== undefined && !(text.length === digits && /^\d+$/.test(text))) {
    return { ok: false, findings: [found('notDigits', { symbology, expected: String(digits), text })] };
  }
  if (holds === 'gs1' && text === '') return { ok: false, findings: [found('empty', {})] };
  return { ok: true, symbology, holds, text };
}

/**
 * What a scanner sends for these elements, or for this plain text, in this symbol; nothing when such a symbol cannot
 * hold it.
 */
export function toScan(content: readonly Element[] | string, symbology: Symbology): string | undefined {
  const holds = typeof content === 'string' ? 'plain' : 'gs1';
  const identifier = identifiers.find((one) => one.symbology === symbology && one.holds === holds)?.identifier;
  if (identifier === undefined || content.length === 0) return undefined;
  return identifier + (typeof content === 'string' ? content : toElementString(content));
}

/** The message without FNC1 in front: GS behind every value without predefined length, but not behind the last. */
export function toElementString(elements: readonly Element[]): string {
  return elements.map(({ ai, value }, at) => ai + value + (at < elements.length - 1 ? gapAfter(ai) : '')).join('');
}

/** What is printed for people: `(01)…(10)…`, with `\(` for a bracket inside a value. */
export function formatBracketed(elements: readonly Element[]): string {
  return elements.map(({ ai, value }) => `(${ai})${value.replaceAll('(', '\\(')}`).join('');
}

/** An AI unknown to us gets its separator, whatever its prefix: readers tolerate one too many, never one too few. */
function gapAfter(ai: string): string {
  return predefinedLength(ai) === undefined ? separator : '';
}

const identifiers: readonly {
  readonly identifier: string;
  readonly symbology: Symbology;
  readonly holds: 'gs1' | 'gtin' | 'plain';
  readonly digits?: number;
}[] = [
  { identifier: ']C1', symbology: 'gs1-128', holds: 'gs1' },
  { identifier: ']d2', symbology: 'datamatrix', holds: 'gs1' },
  { identifier: ']Q3', symbology: 'qr', holds: 'gs1' },
  { identifier: ']e0', symbology: 'databar', holds: 'gs1' },
  { identifier: ']e0', symbology: 'gs1-composite', holds: 'gs1' },
  { identifier: ']J1', symbology: 'dotcode', holds: 'gs1' },
  { identifier: ']E0', symbology: 'ean-13', holds: 'gtin', digits: 13 },
  { identifier: ']E4', symbology: 'ean-8', holds: 'gtin', digits: 8 },
  { identifier: ']I1', symbology: 'itf-14', holds: 'gtin', digits: 14 },
  { identifier: ']I0', symbology: 'itf-14', holds: 'gtin', digits: 14 },
  { identifier: ']C0', symbology: 'code-128', holds: 'plain' },
  { identifier: ']d1', symbology: 'datamatrix', holds: 'plain' },
  { identifier: ']Q1', symbology: 'qr', holds: 'plain' },
  { identifier: ']J0', symbology: 'dotcode', holds: 'plain' },
];
