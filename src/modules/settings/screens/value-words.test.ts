import { describe, expect, test } from 'vitest';
import { numberLike, type Part, partWords } from './value-words.ts';

const part: Part = {
  name: 'laterLot',
  title: { zh: '发较晚到期的批号', en: 'Shipping a later lot' },
  meaning: { zh: '', en: '' },
  unit: null,
  kind: 'choice',
  min: null,
  max: null,
  choices: [{ value: 'permitted', title: { zh: '可以', en: 'is permitted' } }],
};

describe('a value of a setting', () => {
  test('is read in the words of its choices, with its unit', () => {
    const days: Part = { ...part, kind: 'number', choices: [], unit: { zh: '天', en: 'days' } };

    expect(partWords(part, 'permitted').zh).toBe('可以');
    expect(partWords({ ...part, kind: 'choices' }, ['permitted']).en).toBe('is permitted');
    expect(partWords({ ...part, kind: 'choices' }, []).zh).toBe('无');
    expect(partWords({ ...part, kind: 'boolean' }, true).zh).toBe('是');
    expect(partWords(days, 30)).toEqual({ zh: '30 天', en: '30 days' });
  });

  test('that numbers documents shows the number it would give', () => {
    const like = (date: string) => numberLike({ prefix: 'SH', date, digits: 4 }, '2027-03-31');

    expect(['day', 'month', 'year', 'none'].map(like)).toEqual([
      'SH20270331-0001',
      'SH202703-0001',
      'SH2027-0001',
      'SH-0001',
    ]);
  });
});
