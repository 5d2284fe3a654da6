/** Where a page ends: the last row's place in the order, bound to the list, its filter and its order. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { malformedAt } from '../malformed.ts';
import type { ColumnType } from './condition.ts';

/** The values a row stands by in the order: the sorted column first, then the key; as PostgreSQL writes them. */
export type Place = readonly string[];

const Written = z.strictObject({ of: z.string(), at: z.array(z.string()) });

/** The place as the asker gets it. What is in it is no secret: the asker has just read that row. */
export const cursorAt = (question: string, at: Place): string =>
  Buffer.from(JSON.stringify({ of: question, at })).toString('base64url');

/** The place an asker sends back. Throws Malformed for one of another question, or made by hand. */
export const placeOf = (cursor: string, question: string, types: readonly ColumnType[]): Place => {
  const read = Written.safeParse(jsonOf(Buffer.from(cursor, 'base64url').toString()));
  if (!read.success) throw malformedAt('after', unreadable);
  const { of, at } = read.data;
  if (of !== question) throw malformedAt('after', ofAnother);
  const fits = at.length === types.length && at.every((value, index) => forms[types[index] ?? 'other'](value));
  if (!fits) throw malformedAt('after', unreadable);
  return at;
};

/** What a list was asked, as a word: pages of another filter or order do not go on from here. */
export const questionOf = (asked: unknown): string =>
  createHash('sha256').update(JSON.stringify(asked)).digest('base64url').slice(0, 16);

const unreadable = {
  zh: '翻页键无法识别，请从第一页重新打开',
  en: 'this page key cannot be read; begin at the first page',
};
const ofAnother = {
  zh: '翻页键属于另一组筛选或排序，请从第一页重新打开',
  en: 'this page key belongs to another filter or order; begin at the first page',
};

/** How PostgreSQL writes values of each type, in UTC; anything else would make the statement fail. */
const isText = (value: string) => !value.includes('\0') && !/[\ud800-\udfff]/u.test(value);
const isNever = () => false;
const forms: Record<ColumnType, (value: string) => boolean> = {
  text: isText,
  choice: isText,
  yesNo: (value) => value === 'true' || value === 'false',
  number: (value) => /^-?\d{1,18}$|^9223372036854775807$/.test(value),
  decimal: (value) => /^-?\d{1,30}(\.\d{1,30})?$|^Infinity$/.test(value),
  day: (value) => value === 'infinity' || z.iso.date().safeParse(value).success,
  moment: (value) =>
    value === 'infinity' || z.iso.datetime().safeParse(value.replace(' ', 'T').replace('+00', 'Z')).success,
  id: (value) => z.uuid().safeParse(value).success,
  words: isNever,
  other: isNever,
};

const jsonOf = (written: string): unknown => {
  try {
    return JSON.parse(written) as unknown;
  } catch {
    return undefined;
  }
};
