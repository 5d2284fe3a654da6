/** Component checks by the names the GS1 Barcode Syntax Dictionary gives them. */

import { hh, hhmi, mi, ss, yymmd0, yymmdd, yyyymmd0, yyyymmdd } from './gs1-check-dates.ts';
import { csum, csumalpha } from './gs1-check-digit.ts';
import { type Check, type Fault, fault, nonDigit, strangerTo } from './gs1-fault.ts';
import { countryLetters, countryNumbers, currencyNumbers } from './gs1-lists.ts';

/** Runs one check on one component; silent when it agrees, and when the check is one of those left out. */
export function checkComponent(name: CheckName, value: string): Fault | undefined {
  return checks[name]?.(value);
}

/** Checks we do not do: North American coupons and the package types of freight units. Such values pass unchecked. */
export const checksLeftOut = ['couponcode', 'couponposoffer', 'packagetype'] as const;

/** The name of a check that the table of application identifiers may ask for. */
export type CheckName =
  | (typeof checksLeftOut)[number]
  | 'cset39'
  | 'cset64'
  | 'cset82'
  | 'csetnumeric'
  | 'csum'
  | 'csumalpha'
  | 'gcppos1'
  | 'gcppos2'
  | 'hasnondigit'
  | 'hh'
  | 'hhmi'
  | 'hyphen'
  | 'iban'
  | 'importeridx'
  | 'iso3166'
  | 'iso3166999'
  | 'iso3166alpha2'
  | 'iso4217'
  | 'iso5218'
  | 'latitude'
  | 'longitude'
  | 'mediatype'
  | 'mi'
  | 'nonzero'
  | 'nozeroprefix'
  | 'pcenc'
  | 'pieceoftotal'
  | 'posinseqslash'
  | 'ss'
  | 'winding'
  | 'yesno'
  | 'yymmd0'
  | 'yymmdd'
  | 'yyyymmd0'
  | 'yyyymmdd'
  | 'zero';

const whole = (isTrue: (value: string) => boolean, code: string): Check => {
  return (value) => (isTrue(value) ? undefined : fault(code, 0, value.length));
};

/** GS1 company prefixes have at least four digits; which are given out only GS1 knows. */
const gcppos1: Check = (value) => {
  if (value.length < 4) return fault('tooShortForGcp', 0, value.length);
  const stranger = nonDigit(value.slice(0, 4));
  return stranger && { ...stranger, code: 'invalidGcpPrefix' };
};

const gcppos2: Check = (value) => {
  if (value.length < 2) return fault('tooShortForGcp', 0, value.length);
  const found = gcppos1(value.slice(1));
  return found && { ...found, from: found.from + 1, to: found.to + 1 };
};

/** base64url; padding, where it is written, fills up to a multiple of three and is one or two signs long. */
const cset64: Check = (value) => {
  const content = value.replace(/=+$/, '');
  const padding = value.length - content.length;
  const stranger = strangerTo(/[^0-9A-Za-z_-]/, 'invalidCset64Character')(content);
  if (stranger) return stranger;
  const isPadded = padding === 0 || (padding <= 2 && value.length % 3 === 0);
  return isPadded ? undefined : fault('invalidCset64Padding', content.length, value.length);
};

const importeridx: Check = (value) => {
  if (value.length !== 1) return fault('importerIdxMustBeOneCharacter', 0, value.length);
  return strangerTo(/[^0-9A-Za-z_-]/, 'invalidImportIdxCharacter')(value);
};

const pcenc: Check = (value) => {
  const at = value.search(/%(?![0-9A-Fa-f]{2})/);
  return at < 0 ? undefined : fault('invalidPercentSequence', at, Math.min(at + 3, value.length));
};

const pieceoftotal: Check = (value) => {
  const half = value.length / 2;
  if (half === 0 || !Number.isInteger(half)) return fault('invalidLengthForPieceOfTotal', 0, value.length);
  const stranger = nonDigit(value);
  if (stranger) return stranger;
  const [piece, total] = [value.slice(0, half), value.slice(half)];
  if (/^0+$/.test(piece)) return fault('zeroPieceNumber', 0, half);
  if (/^0+$/.test(total)) return fault('zeroTotalPieces', half, value.length);
  return piece > total ? fault('pieceNumberExceedsTotal', 0, value.length) : undefined;
};

const posinseqslash: Check = (value) => {
  const [, position, end] = /^(\d+)\/(\d+)$/.exec(value) ?? [];
  if (position === undefined || end === undefined) return fault('positionInSequenceMalformed', 0, value.length);
  if (position.startsWith('0')) return fault('illegalZeroPrefix', 0, position.length);
  if (end.startsWith('0')) return fault('illegalZeroPrefix', position.length + 1, value.length);
  const isBeyond = position.length === end.length ? position > end : position.length > end.length;
  return isBeyond ? fault('positionExceedsEnd', 0, value.length) : undefined;
};

const degrees = (max: number, short: string, wrong: string): Check => {
  return (value) => {
    if (value.length !== 10) return fault(short, 0, value.length);
    return nonDigit(value) ?? (Number(value) > max ? fault(wrong, 0, 10) : undefined);
  };
};

/** ISO 13616: country first, and the number read from its fifth character on must leave 1 when divided by 97. */
const iban: Check = (value) => {
  const length = value.length;
  if (length <= 10) return fault('ibanTooShort', 0, length);
  if (length > 34) return fault('ibanTooLong', 0, length);
  if (!countryLetters.has(value.slice(0, 2))) return fault('illegalIbanCountryCode', 0, 2);
  const stranger = strangerTo(/[^0-9A-Z]/, 'invalidIbanCharacter')(value);
  if (stranger) return stranger;
  let rest = 0;
  for (const character of value.slice(4) + value.slice(0, 4)) {
    for (const digit of String(Number.parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1 ? undefined : fault('incorrectIbanChecksum', 2, 4);
};

const isMediaType = (value: string) => /^(0[1-9]|10|[89]\d)$/.test(value);

const checks: { readonly [name in CheckName]?: Check } = {
  cset39: strangerTo(/[^#\-/0-9A-Z]/, 'invalidCset39Character'),
  cset64,
  cset82: strangerTo(/[^!"%-?A-Z_a-z]/, 'invalidCset82Character'),
  csetnumeric: nonDigit,
  csum,
  csumalpha,
  gcppos1,
  gcppos2,
  hasnondigit: whole((value) => /[^0-9]/.test(value), 'requiresNonDigitCharacter'),
  hh,
  hhmi,
  hyphen: whole((value) => /^-+$/.test(value), 'notHyphen'),
  iban,
  importeridx,
  iso3166: whole((value) => countryNumbers.has(value), 'notIso3166'),
  iso3166999: whole((value) => value === '999' || countryNumbers.has(value), 'notIso3166Or999'),
  iso3166alpha2: whole((value) => countryLetters.has(value), 'notIso3166Alpha2'),
  iso4217: whole((value) => currencyNumbers.has(value), 'notIso4217'),
  iso5218: whole((value) => /^[0129]$/.test(value), 'invalidBiologicalSexCode'),
  latitude: degrees(1_800_000_000, 'latitudeInvalidLength', 'invalidLatitude'),
  longitude: degrees(3_600_000_000, 'longitudeInvalidLength', 'invalidLongitude'),
  mediatype: whole(isMediaType, 'invalidMediaType'),
  mi,
  nonzero: (value) => nonDigit(value) ?? whole((digits) => /[1-9]/.test(digits), 'illegalZeroValue')(value),
  nozeroprefix: (value) => nonDigit(value) ?? (value.startsWith('0') ? fault('illegalZeroPrefix', 0, 1) : undefined),
  pcenc,
  pieceoftotal,
  posinseqslash,
  ss,
  winding: whole((value) => /^[019]$/.test(value), 'invalidWindingDirection'),
  yesno: whole((value) => /^[01]$/.test(value), 'notZeroOrOne'),
  yymmd0,
  yymmdd,
  yyyymmd0,
  yyyymmdd,
  zero: whole((value) => /^0+$/.test(value), 'notZero'),
};
