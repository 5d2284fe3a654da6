import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Parsed, parseElementString } from './gs1.ts';
import { checkDigit, cset82 } from './gs1-check-digit.ts';
import type { Element } from './gs1-element.ts';
import { formatBracketed, toElementString, toScan } from './gs1-scan.ts';
import { dayFromYymmdd } from './gs1-udi.ts';

const context = { today: '2026-01-15' };
const parse = (text: string) => parseElementString(text, context);
const di = '06901234567892';

const elementsOf = (parsed: Parsed) => (parsed.ok === true ? parsed.elements : parsed);
const findingOf = (parsed: Parsed) => (parsed.ok === false ? parsed.findings[0] : undefined);
const readingsOf = (parsed: Parsed) => (parsed.ok === 'ask' ? parsed.readings.map(({ text }) => text) : parsed);

describe('reading a device label', () => {
  const whole = {
    deviceIdentifier: di,
    lotNumber: 'A-12',
    serialNumber: 'S/9',
    productionOn: '2025-02-28',
    expiresOn: '2028-02-29',
    quantity: 6,
  };

  test.each([
    ['brackets', `(01)${di}(11)250228(17)280200(10)A-12(21)S/9(30)6`],
    ['brackets, spaces and lines', `\n (01) ${di} (11) 250228 (17) 280200 (10) A-12 (21) S/9 (30) 6 \r\n`],
    ['a Chinese keyboard', `（01）０６９０１２３４５６７８９２（11）250228（17）280200（10）A-12（21）S/9（30）6`],
    ['a GS1 DataMatrix', `]d201${di}112502281728020010A-12\u001d21S/9\u001d306`],
    ['a GS1 QR code', `]Q301${di}112502281728020010A-12\u001d21S/9\u001d306\r`],
    ['a leading separator', `\u001d01${di}112502281728020010A-12\u001d21S/9\u001d306`],
    ['a caret', `^01${di}112502281728020010A-12^21S/9^306`],
    ['a picture of the separator', `01${di}112502281728020010A-12␝21S/9␝306`],
    ['the separator in words', `01${di}112502281728020010A-12<GS>21S/9{GS}306`],
    ['brackets in a plain QR code', `]Q1(01)${di}(11)250228(17)280200(10)A-12(21)S/9(30)6`],
    ['brackets with separators', `(01)${di}(11)250228(17)280200(10)A-12\u001d(21)S/9\u001d(30)6\u001d`],
  ])('from %s', (_, text) => {
    const parsed = parse(text);

    expect(parsed).toMatchObject({ ok: true, raw: text, udi: { ...whole, raw: text }, remarks: [] });
  });

  test.each([
    ['14 digits', di],
    ['13 digits', '6901234567892'],
    ['13 digits in groups', ' 6 901234 567892 '],
    ['an EAN-13 scan', ']E06901234567892'],
    ['an ITF-14 scan', `]I1${di}`],
    ['an element string', `01${di}`],
  ])('a bare device identifier as %s', (_, text) => {
    expect(elementsOf(parse(text))).toEqual([{ ai: '01', value: di }]);
  });

  test('8 and 12 digits are filled up with zeros', () => {
    expect(elementsOf(parse('96385074'))).toEqual([{ ai: '01', value: '00000096385074' }]);
    expect(elementsOf(parse('416000336108'))).toEqual([{ ai: '01', value: '00416000336108' }]);
  });

  test('the second barcode of a label may stand alone, with a remark', () => {
    const parsed = parse('(17)280200(10)A-12');

    expect(parsed).toMatchObject({ ok: true, udi: { deviceIdentifier: undefined, expiresOn: '2028-02-29' } });
    expect(parsed.ok === true && parsed.remarks.map(({ code }) => code)).toEqual([
      'companionMissing',
      'companionMissing',
    ]);
  });

  test('a carton names its content', () => {
    const parsed = parse('(00)123456789012345675(02)06901234567892(37)24');

    expect(parsed).toMatchObject({ ok: true, udi: { contentDeviceIdentifier: di, quantity: 24 }, remarks: [] });
  });
});

describe('days', () => {
  test.each([
    ['280200', '2026-01-15', '2028-02-29'],
    ['270200', '2026-01-15', '2027-02-28'],
    ['270430', '2026-01-15', '2027-04-30'],
    ['760101', '2026-01-15', '2076-01-01'],
    ['770101', '2026-01-15', '1977-01-01'],
    ['990101', '2048-06-30', '1999-01-01'],
    ['990101', '2049-06-30', '2099-01-01'],
    ['990101', '2050-06-30', '2099-01-01'],
    ['000100', '2050-06-30', '2100-01-31'],
    ['010101', '2050-06-30', '2001-01-01'],
    ['020101', '2051-06-30', '2002-01-01'],
    ['020101', '2052-06-30', '2102-01-01'],
    ['030101', '2052-06-30', '2003-01-01'],
  ])('%s read on %s is %s', (yymmdd, today, day) => {
    expect(dayFromYymmdd(yymmdd, today)).toBe(day);
  });
});

describe('what is wrong is said in words', () => {
  test('a check digit', () => {
    const typed = findingOf(parse('06901234567890'));
    const scanned = findingOf(parse('(01)06901234567890(10)A'));

    expect(typed?.message.zh).toBe(
      '“06901234567890”的校验位是 0,应为 2。请对照标签改正;若不是产品标识,请用括号输入,例如 (10)…。',
    );
    expect(scanned).toEqual({
      code: 'incorrectCheckDigit',
      message: {
        zh: '(01)产品标识 DI“06901234567890”:校验位是 0,应为 2。请对照标签核对,重新扫描或改正。',
        en:
          '(01) device identifier "06901234567890": the check digit is 0, but 2 is expected; ' +
          'compare with the label, then scan again or correct it',
      },
      at: { ai: '01', position: 13 },
    });
  });

  test.each([
    ['', 'empty'],
    [`(01)${di}(17)270231`, 'illegalDay'],
    [`(01)${di}(17)271331`, 'illegalMonth'],
    [`(01)${di}(01)16901234567899`, 'twoDeviceIdentifiers'],
    [`(01)${di}(02)16901234567899(37)2`, 'twoDeviceIdentifiers'],
    [`(01)${di}(10)A(10)B`, 'repeatedDiffering'],
    [`(01)${di}(05)1`, 'unknownAi'],
    [`]d201${di}051`, 'unknownAi'],
    [`(01)${di}(10)`, 'emptyValue'],
    [`(01)${di}(10)批号`, 'invalidCset82Character'],
    [`(01)${di}(10`, 'bracketNotClosed'],
    [`01${di}10A B`, 'spaceInside'],
    [']X9123', 'symbologyUnknown'],
    [']E0123', 'notDigits'],
    ['https://id.example.cn/01/06901234567892', 'digitalLink'],
    ['MA.156.M0.100.ABC', 'otherAgency'],
    ['+A123BJC5D6E71G', 'otherAgency'],
  ])('%s: %s', (text, code) => {
    const parsed = parse(text);

    expect(findingOf(parsed)?.code).toBe(code);
    expect(findingOf(parsed)?.message.zh).not.toMatch(/[{}]|undefined/);
    expect(findingOf(parsed)?.message.en).not.toMatch(/[{}]|undefined/);
  });
});

describe('a separator that was lost', () => {
  test('is asked about, never guessed', () => {
    expect(readingsOf(parse(`01${di}1728020010ABC12321SERIAL`))).toEqual([
      `(01)${di}(17)280200(10)ABC12321SERIAL`,
      `(01)${di}(17)280200(10)ABC123(21)SERIAL`,
    ]);
    expect(readingsOf(parse(`01${di}10ABC17280200`))).toEqual([
      `(01)${di}(10)ABC17280200`,
      `(01)${di}(10)ABC(17)280200`,
    ]);
  });

  test('every reading carries its own DI and PI', () => {
    const parsed = parse(`01${di}10ABC17280200`);

    expect(parsed.ok === 'ask' && parsed.readings.map(({ udi }) => [udi.lotNumber, udi.expiresOn])).toEqual([
      ['ABC17280200', undefined],
      ['ABC', '2028-02-29'],
    ]);
  });

  test('is asked about even when only one reading fits', () => {
    expect(readingsOf(parse(`01${di}10ABCDEFGHIJKLMN21SERIALX`))).toEqual([`(01)${di}(10)ABCDEFGHIJKLMN(21)SERIALX`]);
  });

  test('no question where nothing else fits, or where the scanner sends separators', () => {
    expect(elementsOf(parse(`01${di}1728020010ABC`))).toHaveLength(3);
    expect(elementsOf(parse(`]d201${di}1728020010ABC12321SERIAL`))).toHaveLength(3);
    expect(elementsOf(parse(`01${di}1728020010ABC12321SERIAL\u001d`))).toHaveLength(3);
    expect(elementsOf(parse(`01${di}1728020010ABC\u001d21SERIAL`))).toHaveLength(4);
  });

  test('eight digits that are a device identifier and a day', () => {
    expect(readingsOf(parse('17280200'))).toEqual(['(17)280200']);
    expect(readingsOf(parse('21123450'))).toEqual(['(01)00000021123450', '(21)123450']);
  });
});

describe('whatever comes', () => {
  const text = (max: number) => fc.string({ unit: fc.constantFrom(...cset82), minLength: 1, maxLength: max });
  const gtin = fc
    .stringMatching(/^[0-9]{13}$/)
    .map((digits) => ({ ai: '01', value: digits + (checkDigit(digits) ?? '') }));
  const day = fc.record({ year: fc.nat(99), month: fc.integer({ min: 1, max: 12 }), day: fc.nat(28) });
  const yymmdd = day.map((one) => [one.year, one.month, one.day].map((part) => String(part).padStart(2, '0')).join(''));
  const of = (ai: string, value: fc.Arbitrary<string>) => value.map((one) => ({ ai, value: one }));
  const others = [of('10', text(20)), of('21', text(20)), of('11', yymmdd), of('17', yymmdd), of('240', text(30))];
  const label: fc.Arbitrary<Element[]> = fc
    .tuple(
      gtin,
      fc.shuffledSubarray(others).chain((chosen) => fc.tuple(...chosen)),
    )
    .map(([first, rest]) => [first, ...rest]);

  test('what is formatted is read back', () => {
    fc.assert(
      fc.property(label, (elements) => {
        expect(elementsOf(parse(formatBracketed(elements)))).toEqual(elements);
        expect(elementsOf(parse(toScan(elements, 'datamatrix') ?? ''))).toEqual(elements);
        expect(elementsOf(parse(`\u001d${toElementString(elements)}`))).toEqual(elements);
      }),
    );
  });

  test('a label whose separators are lost has the truth among its readings', () => {
    const short: fc.Arbitrary<Element[]> = fc
      .tuple(gtin, of('10', fc.stringMatching(/^[A-Z]{1,5}$/)), of('21', fc.stringMatching(/^[A-Z]{1,5}$/)))
      .map((elements) => [...elements]);

    fc.assert(
      fc.property(short, (elements) => {
        const lost = elements.map(({ ai, value }) => ai + value).join('');

        expect(readingsOf(parse(lost))).toContain(formatBracketed(elements));
      }),
    );
  });

  test('nothing throws, and the raw text is kept', () => {
    const signs = fc.constantFrom(...'0123456789()\\]^CdQe\u001d MA.+\uff08', '01', '10', '17', '21', '\u{1f600}');
    const garbage = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: signs, maxLength: 120 }));

    fc.assert(
      fc.property(garbage, (raw) => {
        expect(parse(raw).raw).toBe(raw);
      }),
      { numRuns: 2000 },
    );
  });

  test('the longest string of doubtful digits is answered soon', () => {
    const parsed = parse(`01${di}10${'2130'.repeat(40)}`);

    expect(parsed.ok).not.toBe(true);
  });
});
