import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseElementString } from './gs1.ts';
import { associationFindings } from './gs1-association.ts';
import { type Element, type Elements, parseBracketed, parseUnbracketed } from './gs1-element.ts';
import { formatBracketed, readScan, type Symbology, toElementString, toScan } from './gs1-scan.ts';

type Vector = {
  call?: string;
  input: string;
  ok: boolean;
  options?: { permitUnknownAIs?: boolean };
  element_string?: string;
  bracketed?: string;
  hri?: string[];
  symbology?: string;
  data?: string;
  scan_data?: string;
  error?: string;
  check_requisites?: boolean;
};

const folder = new URL('../../../shared/data/gs1/', import.meta.url);
const isPresent = existsSync(folder);
const read = (name: string) => (isPresent ? JSON.parse(readFileSync(new URL(name, folder), 'utf8')) : {});
const engine: { readonly [group: string]: Vector[] } = read('gs1_engine_vectors.json');
const group = (name: string, count: number) => {
  const vectors = engine[name] ?? [];
  expect(vectors).toHaveLength(count);
  return vectors;
};

const strictness = ({ options }: Vector) => ({ permitsUnknownAis: options?.permitUnknownAIs ?? false });
const onPaper = (message: string) => message.replaceAll('\u001d', '^');
const isCoupon = ({ input }: Vector) => /^\((8110|8112)\)/.test(input);
const elementsOf = (parsed: Elements) => (parsed.ok ? parsed.elements : []);

/** Syntax and the rules between elements, as the engine judges what is given to it. */
function passes(parsed: Elements): boolean {
  return parsed.ok && associationFindings(parsed.elements).length === 0;
}

describe.skipIf(!isPresent)('published vectors of whole messages (skipped where these are absent)', () => {
  test('bracketed to element string', () => {
    for (const { input, ok, element_string } of group('bracketed_to_element_string', 8)) {
      const parsed = parseBracketed(input);

      expect([input, parsed.ok]).toEqual([input, ok]);
      if (element_string) expect(`^${onPaper(toElementString(elementsOf(parsed)))}`).toBe(element_string);
    }
  });

  test('unbracketed element strings', () => {
    for (const { input, ok } of group('unbracketed_element_string_parse', 23)) {
      expect([input, parseUnbracketed(input).ok]).toEqual([input, ok]);
    }
  });

  test('rules between elements', () => {
    for (const vector of group('ai_association_rules', 22)) {
      const parsed = parseBracketed(vector.input, strictness(vector));
      const isRepeatRule = 'check' in vector && vector.check === 'validateAIrepeats';
      const findings = associationFindings(elementsOf(parsed)).filter(
        ({ code }) => !isRepeatRule || code === 'repeatedDiffering',
      );

      expect(parsed.ok).toBe(true);
      expect([vector.input, findings.length === 0]).toEqual([vector.input, vector.ok]);
    }
  });

  test('bracketed values with a fault, coupons left out', () => {
    const vectors = group('bracketed_linter_errors', 22);

    expect(vectors.filter(isCoupon)).toHaveLength(10);
    for (const { input, ok } of vectors.filter((vector) => !isCoupon(vector))) {
      expect([input, parseBracketed(input).ok]).toEqual([input, ok]);
    }
  });

  test('scans with a symbology identifier', () => {
    const ours: Record<string, string> = { QR: 'qr', DM: 'datamatrix', DotCode: 'dotcode' };
    for (const { input, ok, symbology, data } of group('scan_data_with_symbology_identifier', 14)) {
      const scan = readScan(input);

      expect([input, scan.ok]).toEqual([input, ok]);
      if (!scan.ok || !symbology) continue;
      const escaped = scan.text.replace(/^(?=\\*\^)/, '\\');
      expect(scan.symbology).toBe(ours[symbology]);
      expect(scan.holds === 'gs1' ? `^${onPaper(scan.text)}` : escaped).toBe(data);
      if (scan.holds === 'gs1') expect(parseUnbracketed(`^${scan.text}`).ok).toBe(true);
    }
  });

  test('scans made, composites as one list of elements', () => {
    for (const { input, ok, symbology = '', scan_data } of group('scan_data_generate', 10)) {
      expect([input, scanOf(input, symbology)]).toEqual([input, ok ? scan_data : undefined]);
    }
  });

  test('round trips of element strings; links, composites and plain data are left', () => {
    const vectors = group('api_round_trips', 20);
    const links = vectors.filter(({ input }) => input.startsWith('https:'));
    const composites = vectors.filter(({ input }) => !input.startsWith('https:') && input.includes('|'));
    const plain = vectors.filter(({ input }) => input === 'a');
    const left = [...links, ...composites, ...plain];

    expect([links.length, composites.length, plain.length]).toEqual([8, 5, 1]);
    for (const vector of vectors.filter((one) => !left.includes(one))) roundTrips(vector);
  });

  test('these groups and no others are left for Digital Link', () => {
    const left = Object.keys(engine).filter((name) => /^(digital_link|uri)_/.test(name));

    expect(left.map((name) => [name, engine[name]?.length])).toEqual([
      ['digital_link_parse', 33],
      ['digital_link_generate', 6],
      ['uri_unescape', 5],
      ['uri_escape', 3],
      ['digital_link_valid_path_sequences', 15],
    ]);
  });

  test('a second project gives the same verdicts, faulty coupons left out', () => {
    const vectors: Vector[] = read('bwipp_ai_vectors.json').ai;
    const left = vectors.filter((vector) => isCoupon(vector) && !vector.ok);

    expect([vectors.length, left.length]).toEqual([218, 79]);
    for (const vector of vectors.filter((one) => !left.includes(one))) {
      expect([vector.input, passes(parseBracketed(vector.input))]).toEqual([vector.input, vector.ok]);
    }
  });
});

/** The engine writes GS1 data with `^` in front, and plain data that begins with `^` with a backslash. */
function scanOf(input: string, symbology: string): string | undefined {
  const ours: Record<string, Symbology> = {
    QR: 'qr',
    DM: 'datamatrix',
    DotCode: 'dotcode',
    DataBarExpanded: 'databar',
    DataBarOmni: 'databar',
    DataBarLimited: 'databar',
    GS1_128_CCA: 'gs1-composite',
    GS1_128_CCC: 'gs1-composite',
  };
  const symbol = ours[symbology];
  if (!symbol) return undefined;
  const isGs1 = input.startsWith('^') || symbol === 'databar';
  if (!isGs1) return toScan(input.replace(/^\\(?=\\*\^)/, ''), symbol);
  const parts = input.split('|').map((part) => (part.startsWith('^') ? part : `^01${part}`));
  return toScan(
    parts.flatMap((part) => elementsOf(parseUnbracketed(part))),
    symbol,
  );
}

function roundTrips(vector: Vector) {
  const { call, input, ok } = vector;
  const parsed: { ok: boolean | 'ask'; elements?: readonly Element[] } =
    call === 'setScanData'
      ? parseElementString(input, { today: '2026-01-15' })
      : (call === 'setAIdataStr' ? parseBracketed : parseUnbracketed)(input, strictness(vector));
  const elements = parsed.elements ?? [];

  expect([input, parsed.ok]).toEqual([input, ok]);
  if (vector.bracketed) expect(formatBracketed(elements)).toBe(vector.bracketed);
  if (vector.hri) expect(elements.map(({ ai, value }) => `(${ai}) ${value}`)).toEqual(vector.hri);
  if (vector.scan_data) expect(toScan(elements, 'gs1-128')).toBe(vector.scan_data);
}
