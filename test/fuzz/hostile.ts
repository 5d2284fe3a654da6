/** Bends a well-formed value: what broken clients, curious people and attackers send. */
import fc from 'fast-check';

const NUL = String.fromCharCode(0);

const oddTexts = [
  '',
  ' ',
  NUL,
  `a${NUL}b`,
  '\ud800',
  'x\udfff',
  '\\u0000',
  '‮⁦',
  "'; drop table kernel.journal_line; --",
  '$1',
  '{"$ref":"#"}',
  '%_\\',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '\u001d01069012345678901726',
  '9'.repeat(40),
  'NaN',
  '0000-00-00',
  '2026-02-30',
  '0001-01-01',
  '+275760-09-13',
  '99999-01-01',
  '2026-11-22T00:00:00Z',
  'null',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '𠮷'.repeat(120),
  '中'.repeat(501),
  'x'.repeat(100_000),
] as const;

const oddNumbers = [0, -0, -1, 0.5, 1e-9, 2 ** 31, 2 ** 53, -(2 ** 53), 1e21, 1e308, -1e308] as const;

/** Keys that every object of JavaScript has, as JSON carries them. */
const prototypes = ['{"__proto__":{"isAdmin":true}}', '{"constructor":{"prototype":{"x":1}}}', '{"toString":1}'].map(
  (text): unknown => JSON.parse(text),
);

const deep = (levels: number): unknown => (levels === 0 ? [] : [deep(levels - 1)]);

/** A value that most likely does not fit where it is put. */
const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom<unknown>(...oddTexts) },
  { weight: 4, arbitrary: fc.constantFrom<unknown>(...oddNumbers) },
  { weight: 4, arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], deep(500)) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(...prototypes) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.jsonValue() },
);

type Bend = { readonly at: number; readonly how: 'replace' | 'remove' | 'repeat' | 'add'; readonly odd: unknown };

const bend: fc.Arbitrary<Bend> = fc.record({
  at: fc.nat(),
  how: fc.oneof(
    { weight: 6, arbitrary: fc.constant('replace' as const) },
    { weight: 1, arbitrary: fc.constant('remove' as const) },
    { weight: 2, arbitrary: fc.constant('repeat' as const) },
    { weight: 1, arbitrary: fc.constant('add' as const) },
  ),
  odd: oddValue,
});

/** The value with one to three bends somewhere inside. */
export const bent = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.tuple(value, fc.array(bend, { minLength: 1, maxLength: 3 })).map(([straight, bends]) => {
    const copy: { root: unknown } = structuredClone({ root: straight });
    for (const one of bends) apply(copy, { ...one, odd: structuredClone(one.odd) });
    return copy.root;
  });

type Place = { readonly holder: Record<string, unknown>; readonly key: string };

const apply = (root: { root: unknown }, { at, how, odd }: Bend): void => {
  const places = placesIn(root);
  const place = places[at % places.length];
  if (!place) return;
  const { holder, key } = place;
  const present = holder[key];
  if (how === 'remove') delete holder[key];
  else if (how === 'repeat') holder[key] = Array.isArray(present) ? [...present, ...present] : [present, present];
  else if (how === 'add' && present !== null && typeof present === 'object')
    Object.defineProperty(present, 'unasked', {
      value: odd,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  else holder[key] = odd;
};

const placesIn = (value: unknown): Place[] => {
  if (value === null || typeof value !== 'object') return [];
  const holder = value as Record<string, unknown>; // An array is written through its keys as well.
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
};
