import { z } from 'zod';
import type { Bilingual } from './contract.ts';

/** The input does not fit the schema; each member of `malformed` names its field. */
export class Malformed extends Error {
  readonly malformed: { path: string; message: Bilingual }[];

  constructor(error: z.ZodError) {
    super('malformed input');
    const zh = z.locales.zhCN().localeError;
    this.malformed = error.issues.map((issue) => {
      const own = sentenceOf(issue);
      if (own) return { path: issue.path.join('.'), message: own };
      const said = zh(issue as z.core.$ZodRawIssue); // A finished issue has all that the sentence needs.
      const text = typeof said === 'string' ? said : said?.message;
      // A pattern is for programs; a person is told that a character is wrong.
      if (issue.code === 'invalid_format' && issue.format === 'regex')
        return { path: issue.path.join('.'), message: odd };
      return { path: issue.path.join('.'), message: { zh: text ?? issue.message, en: issue.message } };
    });
  }
}

/** What a schema of ours says in both languages, where it refuses by a rule of its own. */
const sentenceOf = (issue: z.core.$ZodIssue): Bilingual | undefined =>
  issue.code === 'custom' ? (issue.params?.say as Bilingual | undefined) : undefined; // Only we write `say`.

const odd: Bilingual = { zh: '含有不允许的字符或格式不对', en: 'holds a character or form that is not allowed' };

/** One place of the input is wrong, and this is the sentence about it. */
export const malformedAt = (path: string, say: Bilingual): Malformed =>
  new Malformed(
    new z.ZodError([{ code: 'custom', path: path.split('.'), message: say.en, input: undefined, params: { say } }]),
  );

/** The field of what was sent that holds this value, `about.siteId`, or undefined. */
export const fieldHolding = (sent: unknown, value: string, path = ''): string | undefined => {
  // The last part of a composed key (`lot/<id>`) is what was asked by.
  if (typeof sent === 'string') return sent === value || value.endsWith(`/${sent}`) ? path : undefined;
  if (sent === null || typeof sent !== 'object') return undefined;
  for (const [key, member] of Object.entries(sent)) {
    const found = fieldHolding(member, value, path ? `${path}.${key}` : key);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** A value as its schema reads it. Throws Malformed. */
export const parsed = <T extends z.ZodType>(schema: T, value: unknown): z.output<T> => {
  const result = schema.safeParse(value);
  if (!result.success) throw new Malformed(result.error);
  return result.data;
};
