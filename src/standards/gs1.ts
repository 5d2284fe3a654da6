/** Reads what a person types or a scanner sends, and says what it means. The strict notations are in gs1-element.ts. */

import { associationFindings, repeatedDiffering } from './gs1-association.ts';
import { checkDigit, hasValidCheckDigit, toGtin14 } from './gs1-check-digit.ts';
import { type Element, type Elements, parseBracketed, parseUnbracketed, separator } from './gs1-element.ts';
import { aisBehindOpenValues, readingsWithoutSeparators } from './gs1-readings.ts';
import { formatBracketed, readScan } from './gs1-scan.ts';
import { type Udi, udiOf } from './gs1-udi.ts';
import { type Finding, found, type Words } from './gs1-words.ts';

/** `today` places two-digit years in their century; it comes from the context, never from a clock. */
export type Context = { readonly today: string; readonly permitsUnknownAis?: boolean };

/** One way to read a text whose separators were lost; `text` is what the label would show. */
export type Reading = { readonly text: string; readonly elements: readonly Element[]; readonly udi: Udi };

/**
 * What a text means, or why it means nothing, or what must be asked because it can be read in more than one way.
 * `remarks` are rules of GS1 between elements: on one barcode of several they need not hold.
 */
export type Parsed =
  | {
      readonly ok: true;
      readonly elements: readonly Element[];
      readonly udi: Udi;
      readonly remarks: readonly Finding[];
      readonly raw: string;
    }
  | { readonly ok: false; readonly findings: readonly Finding[]; readonly raw: string }
  | { readonly ok: 'ask'; readonly question: Words; readonly readings: readonly Reading[]; readonly raw: string };

/**
 * Reads brackets, a scan with or without symbology identifier, or a bare GTIN. It never guesses: a check digit or day
 * that is wrong, two device identifiers, an unknown AI are refused with what to do; a lost separator is asked about.
 */
export function parseElementString(raw: string, context: Context): Parsed {
  const text = tidied(raw);
  if (text === '') return refused(raw, [found('empty', {})]);
  const scan = text.startsWith(']') ? readScan(text) : undefined;
  if (scan?.ok === false) return refused(raw, scan.findings);
  const content = (scan ? scan.text : text).replace(writtenSeparators, separator);
  if (scan?.ok && scan.holds === 'gtin') return bareGtin(content, raw, context);
  const foreign = foreignTo(content);
  if (foreign) return refused(raw, [foreign]);
  if (content.startsWith('(')) {
    return settled(parseBracketed(withoutGaps(content), context), raw, context);
  }
  const digits = content.replace(/\s/g, '');
  if (scan?.ok !== true || scan.holds === 'plain') {
    if (/^\d{8}$/.test(digits)) return eightDigits(digits, raw, context);
    if (toGtin14(digits)) return bareGtin(digits, raw, context);
  }
  if (/\s/.test(content.replaceAll(separator, ''))) return refused(raw, [found('spaceInside', {})]);
  return unbracketed(content, scan?.ok === true && scan.holds === 'gs1', raw, context);
}

/** How scanners and people write the separator where the control character itself does not come through. */
const writtenSeparators = /\^|\u241d|<(?:GS|FNC1)>|\{(?:GS|FNC1)\}|\[(?:GS|FNC1)\]|\\x1d|\\u001d/gi;

const separatorsAround = new RegExp(`^${separator}+|${separator}+$`, 'g');

/** Full-width signs of a Chinese keyboard become plain; line ends, spaces and marks around the text go. */
function tidied(raw: string): string {
  const plain = raw.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  return plain.replace(/^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/g, '');
}

/** People put spaces around brackets, and some programs separators in front of them. */
function withoutGaps(content: string): string {
  const gap = `[\\s${separator}]*`;
  const trimmed = content.replace(new RegExp(`${gap}$`), '');
  return trimmed.replace(new RegExp(`${gap}\\(\\s*(\\d{2,4})\\s*\\)\\s*`, 'g'), (whole, ai, at) =>
    trimmed.charAt(at + whole.indexOf('(') - 1) === '\\' ? whole : `(${ai})`,
  );
}

function foreignTo(content: string): Finding | undefined {
  if (/^https?:\/\//i.test(content)) return found('digitalLink', {});
  if (/^MA\./i.test(content)) return found('otherAgency', { agency: 'MA (ZIIOT)' });
  return /^\+[A-Z]/.test(content) ? found('otherAgency', { agency: 'HIBC' }) : undefined;
}

function unbracketed(content: string, isGs1Scan: boolean, raw: string, context: Context): Parsed {
  const message = content.replace(separatorsAround, '');
  const strict = parseUnbracketed(separator + message, context);
  const hasSeparators = content.includes(separator);
  if (hasSeparators || (isGs1Scan && strict.ok)) return settled(strict, raw, context);
  return asked(message, strict, raw, context);
}

/** Without separators and without the word of a GS1 symbol, a value of open length may have swallowed the next AI. */
function asked(message: string, strict: Elements, raw: string, context: Context): Parsed {
  const { readings, isComplete } = readingsWithoutSeparators(message);
  const isPlain =
    readings.length === 1 && strict.ok && formatBracketed(readings[0] ?? []) === formatBracketed(strict.elements);
  if (readings.length === 0 || (isPlain && isComplete)) return settled(strict, raw, context);
  const question = {
    zh: '条码里的分隔符(FNC1)可能丢失,内容有下列读法。请对照标签选择;若都不对,请用括号输入。',
    en: 'The separator (FNC1) may have been lost. Choose the reading that the label shows, or enter it with brackets.',
  };
  return { ok: 'ask', question, readings: readings.map((elements) => reading(elements, raw, context)), raw };
}

function reading(elements: readonly Element[], raw: string, { today }: Context): Reading {
  return { text: formatBracketed(elements), elements, udi: udiOf(elements, raw, today) };
}

/** Eight digits are an EAN-8, or an AI with its six digits: the check digit alone does not tell which. */
function eightDigits(digits: string, raw: string, context: Context): Parsed {
  const strict = parseUnbracketed(separator + digits, context);
  if (!strict.ok || !aisBehindOpenValues.includes(digits.slice(0, 2))) return bareGtin(digits, raw, context);
  const gtin = [{ ai: '01', value: digits.padStart(14, '0') }];
  const readings = [...(hasValidCheckDigit(digits) ? [gtin] : []), strict.elements];
  const question = {
    zh: '这 8 位数字可能是产品标识(EAN-8),也可能是一项带应用标识符的内容。请对照标签选择。',
    en: 'These eight digits may be a device identifier (EAN-8) or a value with its AI. Choose the one on the label.',
  };
  return { ok: 'ask', question, readings: readings.map((elements) => reading(elements, raw, context)), raw };
}

function bareGtin(digits: string, raw: string, context: Context): Parsed {
  if (hasValidCheckDigit(digits)) {
    return settled({ ok: true, elements: [{ ai: '01', value: digits.padStart(14, '0') }] }, raw, context);
  }
  const expected = checkDigit(digits.slice(0, -1)) ?? '';
  return refused(raw, [found('checkDigitOfGtin', { text: digits, found: digits.slice(-1), expected })]);
}

function settled(result: Elements, raw: string, { today }: Context): Parsed {
  if (!result.ok) return refused(raw, result.findings);
  const { elements } = result;
  const refusals = [
    ...twoDeviceIdentifiers(elements),
    ...repeatedDiffering(elements).filter(({ at }) => !/^0[123]$/.test(at?.ai ?? '')),
  ];
  if (refusals.length > 0) return refused(raw, refusals);
  return { ok: true, elements, udi: udiOf(elements, raw, today), remarks: associationFindings(elements), raw };
}

/** AI 02 and 03 name an item as 01 does; with another number beside it nobody knows which it is. */
function twoDeviceIdentifiers(elements: readonly Element[]): readonly Finding[] {
  const [first = '', second] = new Set(elements.filter(({ ai }) => /^0[123]$/.test(ai)).map(({ value }) => value));
  return second === undefined ? [] : [found('twoDeviceIdentifiers', { first, second }, '01')];
}

function refused(raw: string, findings: readonly Finding[]): Parsed {
  return { ok: false, findings, raw };
}
