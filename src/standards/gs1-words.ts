/** What a person reads when a GS1 text is not right: what is wrong, and how to mend it. */

import type { Fault } from './gs1-fault.ts';

/** A sentence in both languages. */
export type Words = { readonly zh: string; readonly en: string };

/** One thing wrong: its name, its sentence, and the element (with the place in its value, from 0) where it is. */
export type Finding = {
  readonly code: string;
  readonly message: Words;
  readonly at?: { readonly ai: string; readonly position: number };
};

/** A finding about the text or an element; `{name}` in a sentence is replaced by the fact of that name. */
export function found(code: string, facts: Readonly<Record<string, string>>, ai?: string): Finding {
  const [zh, en] = sentences[code] ?? unnamed;
  const message = { zh: filled(zh, facts), en: filled(en, facts) };
  return ai === undefined ? { code, message } : { code, message, at: { ai, position: 0 } };
}

/** A finding about a place within the value of an element; it names the element, what stands there and the way out. */
export function foundInValue(ai: string, value: string, { code, from, to, expected = '' }: Fault): Finding {
  const [zh, en] = faults[code] ?? unnamed;
  const name = nameOf(ai);
  const facts = { found: value.slice(from, to), position: String(from + 1), expected };
  return {
    code,
    message: {
      zh: `(${ai})${name.zh}“${value}”:${filled(zh, facts)}。请对照标签核对,重新扫描或改正。`,
      en: `(${ai}) ${name.en} "${value}": ${filled(en, facts)}; compare with the label, then scan again or correct it`,
    },
    at: { ai, position: from },
  };
}

/** What an AI is called where people handle devices; empty for the many that no device label carries. */
export function nameOf(ai: string): Words {
  const [zh, en] = names[ai] ?? ['', 'value'];
  return { zh, en };
}

type Pair = readonly [zh: string, en: string];

const unnamed: Pair = ['内容不符合 GS1 规范', 'does not follow the GS1 specification'];

function filled(sentence: string, facts: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '');
}

const names: Readonly<Record<string, Pair>> = {
  '00': ['物流单元代码', 'logistic unit (SSCC)'],
  '01': ['产品标识 DI', 'device identifier'],
  '02': ['内装产品标识', 'device identifier of the content'],
  '10': ['批号', 'lot number'],
  '11': ['生产日期', 'production date'],
  '17': ['有效期至', 'expiry date'],
  '21': ['序列号', 'serial number'],
  '30': ['数量', 'quantity'],
  '37': ['内装数量', 'quantity of the content'],
  '240': ['附加产品标识', 'additional product identification'],
  '250': ['第二序列号', 'secondary serial number'],
  '7003': ['有效期与时刻', 'expiry date and time'],
  '8008': ['生产日期与时刻', 'production date and time'],
};

const sentences: Readonly<Record<string, Pair>> = {
  empty: [
    '没有内容。请扫描条码,或输入 DI。',
    'there is nothing to read; scan the barcode or enter the device identifier',
  ],
  mustStartWithAi: [
    '“{text}”不是以应用标识符开头。请以括号写出,例如 (01)。',
    '"{text}" does not start with an application identifier; write it in brackets, for example (01)',
  ],
  bracketNotClosed: [
    '“{text}”处的括号不成对。请补上括号;值里本来就有的左括号写作 \\(。',
    'the bracket at "{text}" is not closed; close it, or write \\( for a bracket that belongs to the value',
  ],
  malformedAi: [
    '“({ai})”不是应用标识符:应为 2 至 4 位数字。值里本来就有的左括号请写作 \\(。',
    '"({ai})" is no application identifier, which has 2 to 4 digits; write \\( for a bracket that belongs to the value',
  ],
  unknownAi: [
    'GS1 没有应用标识符 {ai}。请对照标签核对;若前一项较长,可能丢失了分隔符,请用括号输入。',
    'GS1 has no application identifier {ai}; compare with the label, or enter it with brackets if a separator was lost',
  ],
  emptyValue: ['({ai})后面没有内容。请补上,或删去 ({ai})。', '({ai}) has no value; add it, or leave ({ai}) out'],
  fnc1NotFirst: [
    '“{text}”之前缺少 FNC1,不是 GS1 条码内容。',
    'FNC1 is missing in front of "{text}", so this is not the content of a GS1 barcode',
  ],
  spaceInside: [
    '内容中间有空格,GS1 条码里不会有。请重新扫描;若空格代表分隔符,请用括号输入,例如 (01)…(10)…。',
    'there is a space inside, which a GS1 barcode cannot hold; scan again, or enter it with brackets: (01)…(10)…',
  ],
  symbologyUnknown: [
    '扫码枪报告的码制“{text}”不能识别。请扫描 GS1 条码,或用括号输入。',
    'the scanner reports an unknown symbology "{text}"; scan a GS1 barcode, or enter the text with brackets',
  ],
  notDigits: [
    '{symbology} 条码应为 {expected} 位数字,读到的是“{text}”。请重新扫描。',
    'a {symbology} barcode holds {expected} digits, but "{text}" was read; scan again',
  ],
  digitalLink: [
    '这是 GS1 数字链接(网址),暂不能读取。请扫描标签上的另一个条码,或用括号输入。',
    'this is a GS1 Digital Link (a web address), not read yet; scan the other barcode or enter it with brackets',
  ],
  otherAgency: [
    '这是 {agency} 编码,不是 GS1 编码。请按 {agency} 读取。',
    'this is a code of {agency}, not of GS1; have it read as {agency}',
  ],
  checkDigitOfGtin: [
    '“{text}”的校验位是 {found},应为 {expected}。请对照标签改正;若不是产品标识,请用括号输入,例如 (10)…。',
    '"{text}" ends in check digit {found}, but {expected} is expected; correct it, or use brackets if it is no GTIN',
  ],
  twoDeviceIdentifiers: [
    '有两个不同的产品标识 DI:{first} 与 {second}。请分别扫描,一次只扫一个产品。',
    'there are two different device identifiers, {first} and {second}; scan one device at a time',
  ],
  repeatedDiffering: [
    '({ai}){zh}出现两次而内容不同:“{first}”与“{second}”。请分别扫描。',
    '({ai}) {en} stands twice with different values, "{first}" and "{second}"; scan them one at a time',
  ],
  excludedTogether: [
    '({ai}) 与 ({other}) 依 GS1 规范不能同时出现。请对照标签核对。',
    '({ai}) and ({other}) must not stand together by the GS1 specification; compare with the label',
  ],
  companionMissing: [
    '({ai}) 依 GS1 规范须与 {needs} 同时出现。若在另一个条码上,请一并扫描。',
    '({ai}) must stand together with {needs} by the GS1 specification; scan the other barcode too if it is there',
  ],
  signatureWithoutSerial: [
    '数字签名 (8030) 须与带序列号的 ({ai}) 同时出现。',
    'a digital signature (8030) must stand with a ({ai}) that has a serial number',
  ],
};

const faults: Readonly<Record<string, Pair>> = {
  valueTooShort: ['内容太短,应为 {expected} 位', 'it is too short, {expected} characters are expected'],
  valueTooLong: ['内容太长,最多 {expected} 位', 'it is too long, at most {expected} characters are allowed'],
  nonDigitCharacter: ['第 {position} 位“{found}”应为数字', 'character {position}, "{found}", must be a digit'],
  incorrectCheckDigit: ['校验位是 {found},应为 {expected}', 'the check digit is {found}, but {expected} is expected'],
  incorrectCheckPair: [
    '校验字符是 {found},应为 {expected}',
    'the check characters are {found}, but {expected} is expected',
  ],
  illegalMonth: ['没有“{found}”月', 'there is no month {found}'],
  illegalDay: [
    '没有“{found}”日,该月最后一天是 {expected} 日',
    'there is no day {found}, the last of that month is {expected}',
  ],
  illegalHour: ['没有“{found}”时', 'there is no hour {found}'],
  illegalMinute: ['没有“{found}”分', 'there is no minute {found}'],
  illegalSecond: ['没有“{found}”秒', 'there is no second {found}'],
  invalidCset82Character: [
    '第 {position} 位“{found}”不是 GS1 允许的字符',
    'character {position}, "{found}", is not one that GS1 allows',
  ],
  invalidCset39Character: [
    '第 {position} 位“{found}”不允许,只能用大写字母、数字和 # - /',
    'character {position}, "{found}", is not allowed: only capitals, digits and # - /',
  ],
  invalidCset64Character: [
    '第 {position} 位“{found}”不是 base64url 字符',
    'character {position}, "{found}", is not base64url',
  ],
  invalidGcpPrefix: ['应以厂商识别代码(至少 4 位数字)开头', 'it must start with a company prefix, at least 4 digits'],
  tooShortForGcp: ['太短,应以厂商识别代码(至少 4 位数字)开头', 'it is too short for a company prefix of 4 digits'],
  tooShortForCheckPair: ['太短,末两位应为校验字符', 'it is too short, the last two must be check characters'],
  invalidPercentSequence: ['“{found}”不是完整的百分号编码', '"{found}" is not a whole percent sequence'],
  notIso3166: ['没有国家代码 {found}', 'there is no country code {found}'],
  notIso3166Or999: ['没有国家代码 {found}', 'there is no country code {found}'],
  notIso3166Alpha2: ['没有国家代码 {found}', 'there is no country code {found}'],
  notIso4217: ['没有货币代码 {found}', 'there is no currency code {found}'],
  pieceNumberExceedsTotal: ['件序大于总件数', 'the piece number exceeds the number of pieces'],
  zeroPieceNumber: ['件序不能为零', 'the piece number must not be zero'],
  zeroTotalPieces: ['总件数不能为零', 'the number of pieces must not be zero'],
  illegalZeroValue: ['不能为零', 'it must not be zero'],
  illegalZeroPrefix: ['“{found}”不能以零开头', '"{found}" must not start with zero'],
  notZero: ['“{found}”处应为零', '"{found}" must be zero'],
  notZeroOrOne: ['只能是 0 或 1', 'it must be 0 or 1'],
  notHyphen: ['“{found}”处只能是 -', '"{found}" must be a hyphen'],
};
