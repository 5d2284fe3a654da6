import type { z } from 'zod';
import type { Bilingual } from '#kernel/contract';
import type { Malformed } from './not-done.ts';

/** What is missing or wrongly written in an input, one sentence a place, in both languages. */
export const malformedIn = (part: 'about' | 'fill', schema: z.ZodObject, input: unknown): Malformed[] => {
  const read = schema.safeParse(input, { reportInput: true });
  if (read.success) return [];
  const places = new Map<string, Bilingual>();
  for (const issue of read.error.issues) {
    const path = [part, ...issue.path].join('.');
    if (!places.has(path)) places.set(path, sentence(issue));
  }
  return [...places].map(([path, message]) => ({ path, message }));
};

const sentence = (issue: z.core.$ZodIssue): Bilingual => {
  if (isMissing(issue)) return { zh: '请填写', en: 'please fill in' };
  if (issue.code === 'too_small') {
    return issue.origin === 'string' || issue.origin === 'array'
      ? { zh: '请填写', en: 'please fill in' }
      : { zh: `不能小于 ${issue.minimum}`, en: `not less than ${issue.minimum}` };
  }
  if (issue.code === 'too_big') {
    return issue.origin === 'string'
      ? { zh: `最多 ${issue.maximum} 个字符`, en: `at most ${issue.maximum} characters` }
      : { zh: `最多 ${issue.maximum}`, en: `at most ${issue.maximum}` };
  }
  if (issue.code === 'invalid_type' && issue.expected === 'int') {
    return { zh: '须为整数', en: 'must be a whole number' };
  }
  return { zh: '填写不正确', en: 'is not written correctly' };
};

/** Nothing was said at this place. */
const isMissing = (issue: z.core.$ZodIssue) =>
  issue.code === 'invalid_type' && (issue.input === undefined || issue.input === null);
