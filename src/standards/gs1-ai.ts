/** The application identifiers of the GS1 General Specifications, as the Barcode Syntax Dictionary tells them. */

import type { CheckName } from './gs1-checks.ts';

/** One part of a value: its character set, its length, and what else must be true of it. */
export type Component = {
  readonly characters: 'N' | 'X' | 'Y' | 'Z';
  readonly lengthMin: number;
  readonly lengthMax: number;
  readonly isOptional: boolean;
  readonly checks: readonly CheckName[];
};

/** An application identifier; `needs` lists alternatives of companions, `forbids` patterns where `n` is any digit. */
export type ApplicationIdentifier = {
  readonly ai: string;
  readonly hasPredefinedLength: boolean;
  readonly components: readonly Component[];
  readonly needs: readonly (readonly string[])[];
  readonly forbids: readonly string[];
};

/** What is known of an AI; nothing when GS1 has not assigned it. Source: GS1 General Specifications, section 3. */
export function applicationIdentifier(ai: string): ApplicationIdentifier | undefined {
  return byName.get(ai);
}

/** Every AI we know, in the order of their digits. */
export function allApplicationIdentifiers(): readonly ApplicationIdentifier[] {
  return [...byName.values()].sort((left, right) => (left.ai < right.ai ? -1 : 1));
}

/** How many digits an AI with these first two digits has; nothing when GS1 has assigned none. */
export function aiLengthByPrefix(prefix: string): number | undefined {
  return lengths.get(prefix.slice(0, 2));
}

/** Whether an AI that we do not know would need no separator: GS1 fixed these first two digits for ever. */
export function hasPredefinedLength(ai: string): boolean {
  return predefined.has(ai.slice(0, 2));
}

const predefined = new Set('00 01 02 03 04 11 12 13 14 15 16 17 18 19 20 31 32 33 34 35 36 41'.split(' '));

const tradeUnit = '01,02,03,8006,8026';
const person = '8017,8018';
const weighed = '31nn,32nn,35nn,36nn';

type Row = readonly [ais: string, format: string, needs?: string, forbids?: string];

const rows: readonly Row[] = [
  ['00', 'N18,csum,gcppos2'],
  ['01', 'N14,csum,gcppos2', '', '255,37'],
  ['02', 'N14,csum,gcppos2', '37', '01,03'],
  ['03', 'N14,csum,gcppos2', '', '01,02,37,235'],
  ['10', 'X..20', tradeUnit],
  ['11 13 15 16', 'N6,yymmd0', tradeUnit],
  ['12', 'N6,yymmd0', '8020'],
  ['17', 'N6,yymmd0', '01,02,03,255,8006,8026'],
  ['20', 'N2', tradeUnit],
  ['21', 'X..20', '01,03,8006', '235'],
  ['22', 'X..20', '01'],
  ['235', 'X..28', '01'],
  ['240 241', 'X..30', tradeUnit],
  ['242', 'N..6', '01,02,8006,8026'],
  ['243', 'X..20', '01,03'],
  ['250', 'X..30', '01+21,03+21,8006+21'],
  ['251', 'X..30', '01,03,8006'],
  ['253', 'N13,csum,gcppos1 [X..17]'],
  ['254', 'X..20', '414'],
  ['255', 'N13,csum,gcppos1 [N..12]', '', '01,02,415,8006,8020,8026'],
  ['30', 'N..8', '01,02'],
  ['310-316 320-329 350-352 356-357 360-361 364-366', 'N6', '01,02', 'own'],
  ['330-336 340-349 353-355 362-363 367-369', 'N6', '00,01', 'own'],
  ['337', 'N6', '01', 'own'],
  ['37', 'N..8', '00+02,00+8026'],
  ['3900-3909', 'N..15', '255,8020', '390n,391n,394n,8111'],
  ['3910-3919', 'N3,iso4217 N..15', '8020', '391n'],
  ['3920-3929', 'N..15', '01+30,01+31nn,01+32nn,01+35nn,01+36nn', '392n,393n'],
  ['3930-3939', 'N3,iso4217 N..15', `30,${weighed}`, '393n'],
  ['3940-3943', 'N4', '255', '394n,8111'],
  ['3950-3955', 'N6', `30,${weighed}`, '392n,393n,395n,8005'],
  ['400', 'X..30'],
  ['401', 'X..30,gcppos1'],
  ['402', 'N17,csum,gcppos1'],
  ['403', 'X..30', '00'],
  ['410-414 416-417', 'N13,csum,gcppos1'],
  ['415', 'N13,csum,gcppos1', '8020'],
  ['420', 'X..20', '', '421'],
  ['421', 'N3,iso3166 X..9', '', '4307'],
  ['422', 'N3,iso3166', tradeUnit, '426'],
  ['423 425', 'N3,iso3166 [N3],iso3166 [N3],iso3166 [N3],iso3166 [N3],iso3166', '01,02,03', '426'],
  ['424', 'N3,iso3166', '01,02,03', '426'],
  ['426', 'N3,iso3166', '01,02,03'],
  ['427', 'X..3', '01+422,02+422,03+422'],
  ['4300 4301 4310 4311 4320', 'X..35,pcenc', '00'],
  ['4302 4304-4306 4312 4314-4316', 'X..70,pcenc', '00'],
  ['4303', 'X..70,pcenc', '4302'],
  ['4313', 'X..70,pcenc', '4312'],
  ['4307 4317', 'X2,iso3166alpha2', '00'],
  ['4308 4319', 'X..30', '00'],
  ['4318', 'X..20', '00'],
  ['4309', 'N10,latitude N10,longitude', '00'],
  ['4321-4323', 'N1,yesno', '00'],
  ['4324 4325', 'N6,yymmd0 N4,hhmi', '00'],
  ['4326', 'N6,yymmdd', '00'],
  ['4330', 'N6 [X1],hyphen', '00', '4331'],
  ['4331', 'N6 [X1],hyphen', '00', '4330'],
  ['4332', 'N6 [X1],hyphen', '00', '4333'],
  ['4333', 'N6 [X1],hyphen', '00', '4332'],
  ['7001', 'N13', '01,02,8006,8026'],
  ['7002', 'X..30', '01,02'],
  ['7003', 'N6,yymmdd N4,hhmi', '01,02,03'],
  ['7004', 'N..4', '01+10,03+10'],
  ['7005', 'X..12', '01,02'],
  ['7006', 'N6,yymmdd', '01,02'],
  ['7007', 'N6,yymmdd [N6],yymmdd', '01,02'],
  ['7008', 'X..3', '01,02'],
  ['7009', 'X..10', '01,02'],
  ['7010', 'X..2', '01,02,03'],
  ['7011', 'N6,yymmdd [N4],hhmi', '01,02,03'],
  ['7020', 'X..20', '01+416,03+416,8006+416'],
  ['7021', 'X..20', '01,03,8006'],
  ['7022', 'X..20', '01+7021,03+7021,8006+7021'],
  ['7023', 'X..30,gcppos1'],
  ['7030-7039', 'N3,iso3166999 X..27', '01,02'],
  ['7040', 'N1 X1 X1 X1,importeridx'],
  ['7041', 'X..4,packagetype', '00'],
  ['710-717', 'X..20', '01'],
  ['7230-7239', 'X2 X..28', '01,8004'],
  ['7240', 'X..20', '01,8006', '03'],
  ['7241', 'N2,mediatype', person],
  ['7242', 'X..25', person],
  ['7250', 'N8,yyyymmdd', '8018', '7251'],
  ['7251', 'N8,yyyymmdd N4,hhmi', '8018', '7250'],
  ['7252', 'N1,iso5218', '8018'],
  ['7253 7254', 'X..40,pcenc', person, '7256,7259'],
  ['7255', 'X..10', person, '7256,7259'],
  ['7256', 'X..90,pcenc', person],
  ['7257', 'X..70,pcenc', '8018'],
  ['7258', 'X3,posinseqslash', '8018+7259'],
  ['7259', 'X..40,pcenc', '8018', '7256'],
  ['8001', 'N4,nonzero N5,nonzero N3,nonzero N1,winding N1', '01'],
  ['8002', 'X..20'],
  ['8003', 'N1,zero N13,csum,gcppos1 [X..16]'],
  ['8004', 'X..30,gcppos1'],
  ['8005', 'N6', '01,02'],
  ['8006', 'N14,csum,gcppos2 N4,pieceoftotal', '', '01,03,37'],
  ['8007', 'X..34,iban', '415'],
  ['8008', 'N6,yymmdd N2,hh [N2],mi [N2],ss', '01,02,03'],
  ['8009', 'X..50', '00,01,03'],
  ['8010', 'Y..30,gcppos1'],
  ['8011', 'N..12,nozeroprefix', '8010'],
  ['8012', 'X..20', '01,03,8006'],
  ['8013', 'X..25,csumalpha,gcppos1'],
  ['8014', 'X..25,csumalpha,gcppos1,hasnondigit', '01'],
  ['8017', 'N18,csum,gcppos1', '', '8018'],
  ['8018', 'N18,csum,gcppos1', '', '8017'],
  ['8019', 'N..10', person],
  ['8020', 'X..25', '415'],
  ['8026', 'N14,csum,gcppos2 N4,pieceoftotal', '37', '02,03,8006'],
  ['8030', 'Z..90', '00,01+21,03+21,253,255,8003,8004,8006+21,8010+8011,8017,8018'],
  ['8040', 'N15', '01+21'],
  ['8041', 'N15', '01+21+8040'],
  ['8042', 'N32', '01+21+8040'],
  ['8043', 'N18 [N..2]', '01+21+8040'],
  ['8110', 'X..70,couponcode'],
  ['8111', 'N4', '255'],
  ['8112', 'X..70,couponposoffer'],
  ['8200', 'X..70', '01'],
  ['90', 'X..30'],
  ['91-99', 'X..90'],
];

const byName = new Map(rows.flatMap((row) => namesOf(row[0]).map((ai) => [ai, describe(ai, row)] as const)));
const lengths = new Map([...byName.keys()].map((ai) => [ai.slice(0, 2), ai.length]));

/** `310-316` in a list of three digits stands for measures, whose fourth digit places the decimal point, 0 to 5. */
function namesOf(list: string): readonly string[] {
  return list.split(' ').flatMap((part) => {
    const [first = '', last = first] = part.split('-');
    const count = Number(last) - Number(first) + 1;
    const names = Array.from({ length: count }, (_, step) => String(Number(first) + step).padStart(first.length, '0'));
    return /^3[1-6]\d$/.test(first)
      ? names.flatMap((name) => [0, 1, 2, 3, 4, 5].map((places) => name + places))
      : names;
  });
}

function describe(ai: string, [, format, needs = '', forbids = '']: Row): ApplicationIdentifier {
  const list = (text: string, by: string) => text.split(by).filter((part) => part !== '');
  return {
    ai,
    hasPredefinedLength: hasPredefinedLength(ai),
    components: format.split(' ').map(component),
    needs: list(needs, ',').map((group) => list(group, '+')),
    forbids: forbids === 'own' ? [`${ai.slice(0, 3)}n`] : list(forbids, ','),
  };
}

function component(text: string): Component {
  const [shape = '', ...checks] = text.split(',');
  const [, characters, open, length] = /^\[?([NXYZ])(\.\.)?(\d+)\]?$/.exec(shape) ?? [];
  return {
    // The rows above are ours; the test against the dictionary proves every shape and every check name.
    characters: characters as Component['characters'],
    lengthMin: open ? 1 : Number(length),
    lengthMax: Number(length),
    isOptional: shape.startsWith('['),
    checks: checks as CheckName[],
  };
}
