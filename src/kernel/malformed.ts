import { z } from 'zod';
import type { Bilingual } from './contract.ts';

/** The input does not fit the schema; each member of `malformed` names its field. */
export class Malformed extends Error {
  readonly malformed: { path: string; message: Bilingual }[];

  constructor(error: z.ZodError) {
    super('malformed input');
    const zh = z.locales.zhCN().localeError;
    this.malformed = error.issues.map((issue) => {
      const said = zh(issue as z.core.$ZodRawIssue); // A finished issue has all that the sentence needs.
      const text = typeof said === 'string' ? said : said?.message;
      // A pattern is for programs; a person is told that a character is wrong.
      if (issue.code === 'invalid_format' && issue.format === 'regex')
        return { path: issue.path.join('.'), message: odd };
      return { path: issue.path.join('.'), message: { zh: text ?? issue.message, en: issue.message } };
    });
  }
}

const odd: Bilingual = { zh: '含有不允许的字符或格式不对', en: 'holds a character or form that is not allowed' };

/** The field of what was sent that holds this value, `about.siteId`, or undefined. */
export const fieldHolding = (sent: unknown, value: string, path = ''): string | undefined => {
  if (sent === null || typeof sent !== 'object') return sent === value ? path : undefined;
  for (const [key, member] of Object.entries(sent)) {
    const found = fieldHolding(member, value, path ? `${path}.${key}` : key);
    if (found !== undefined) return found;
  }
  return undefined;
};
