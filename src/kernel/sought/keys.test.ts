import { describe, expect, test } from 'vitest';
import { gramsOf, keysOf, plain, waysOf } from './keys.ts';

const org = '00000000-0000-7000-8000-000000000000';
const isFoundBy = (typed: string, ...words: string[]) => {
  const keys = keysOf(words, false);
  const grams = new Set(gramsOf(org, 'partner', keys));
  return waysOf(org, 'partner', typed).some((way) => way.grams.every((gram) => grams.has(gram)));
};

describe('a name is found', () => {
  test('by any two of its characters, and by one', () => {
    expect(isFoundBy('医疗', '华东医疗器械有限公司')).toBe(true);
    expect(isFoundBy('疗', '华东医疗器械有限公司')).toBe(true);
    expect(isFoundBy('医械', '华东医疗器械有限公司')).toBe(false);
  });

  test('by initials, and by pinyin from any place', () => {
    expect(isFoundBy('hdyl', '华东医疗器械')).toBe(true);
    expect(isFoundBy('ylqx', '华东医疗器械')).toBe(true);
    expect(isFoundBy('huadong', '华东医疗器械')).toBe(true);
    expect(isFoundBy('yiliao', '华东医疗器械')).toBe(true);
    expect(isFoundBy('hbyl', '华东医疗器械')).toBe(false);
  });

  test('as the word is read, not the character', () => {
    expect(isFoundBy('chongqing', '重庆医药')).toBe(true);
    expect(isFoundBy('cqyy', '重庆医药')).toBe(true);
    expect(keysOf(['单雄信'], true)).toContain('shanxiongxin');
  });

  test('whatever the width, case and signs', () => {
    expect(plain('Ｍ－1 型')).toBe('m1型');
    expect(isFoundBy('m1', 'Ｍ－1 型')).toBe(true);
  });

  test('not by the same grams of another company or kind', () => {
    const keys = keysOf(['华东'], false);

    expect(gramsOf(org, 'partner', keys)).not.toEqual(gramsOf(org, 'person', keys));
    expect(gramsOf(org, 'partner', keys)).not.toEqual(gramsOf(org.replace('7', '6'), 'partner', keys));
  });
});
