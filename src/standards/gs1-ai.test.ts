import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type ApplicationIdentifier, aiLengthByPrefix, allApplicationIdentifiers } from './gs1-ai.ts';

const folder = new URL('../../../shared/data/gs1/', import.meta.url);
const isPresent = existsSync(folder);
const read = (name: string) => (isPresent ? readFileSync(new URL(name, folder), 'utf8') : '');

/** One line of the dictionary in the same words as one row of ours: name, flag, format, needs, forbids. */
function theirs(line: string): string[] {
  const [, names = '', flags = '', rest = ''] = /^(\S+)\s+([*?]*)\s*(.*?)(?:\s+#.*)?$/.exec(line) ?? [];
  const words = rest.split(/\s+/);
  const listed = (key: string) => words.find((word) => word.startsWith(`${key}=`))?.slice(key.length + 1) ?? '';
  const format = words.filter((word) => /^\[?[NXYZ](\.\.)?\d/.test(word)).join(' ');
  const [first = '', last = first] = names.split('-');
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: count }, (_, step) =>
    [
      String(Number(first) + step).padStart(first.length, '0'),
      flags.includes('*') ? 'fixed' : 'open',
      format,
      listed('req'),
      listed('ex'),
    ].join(' | '),
  );
}

function ours(known: ApplicationIdentifier): string {
  const format = known.components.map(({ characters, lengthMin, lengthMax, isOptional, checks }) => {
    const shape = `${characters}${lengthMin < lengthMax ? '..' : ''}${lengthMax}`;
    return [isOptional ? `[${shape}]` : shape, ...checks].join(',');
  });
  return [
    known.ai,
    known.hasPredefinedLength ? 'fixed' : 'open',
    format.join(' '),
    known.needs.map((group) => group.join('+')).join(','),
    known.forbids.join(','),
  ].join(' | ');
}

describe.skipIf(!isPresent)('our table of application identifiers (skipped where the dictionary is absent)', () => {
  test('says what the dictionary says', () => {
    const lines = read('gs1-syntax-dictionary.txt')
      .split('\n')
      .filter((line) => /^\d/.test(line));

    expect(allApplicationIdentifiers().map(ours)).toEqual(lines.flatMap(theirs).sort());
    expect(allApplicationIdentifiers().length).toBeGreaterThan(500);
  });

  test('knows how long an AI is from its first two digits', () => {
    const vectors: { prefix: string; ai_length: number }[] = JSON.parse(
      read('gs1_engine_vectors.json'),
    ).ai_length_by_prefix;

    expect(vectors).toHaveLength(12);
    for (const { prefix, ai_length } of vectors)
      expect([prefix, aiLengthByPrefix(prefix)]).toEqual([prefix, ai_length]);
  });
});
