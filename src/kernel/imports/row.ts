/** One row of a table, read by the row's own schema: a record, or what is wrong with which cell. */
import { z } from 'zod';
import type { Bilingual } from '../contract.ts';
import { fieldOf, innerOf } from '../field.ts';
import { Malformed } from '../malformed.ts';
import type { Column, Importing, Mapping } from './importing.ts';
import type { SheetRow } from './sheet.ts';

export type BadCell = {
  readonly row: number;
  readonly column: Bilingual;
  readonly text: string;
  readonly say: Bilingual;
};

/** Reads a row as the import's record. */
export const readRow = (
  { row: schema, columns }: Importing,
  mapping: Mapping,
  { row, cells }: SheetRow,
): { record: unknown } | { bad: BadCell[] } => {
  const textAt = (key: string) => cells[mapping[key] ?? -1] ?? '';
  const said = columns.flatMap(({ key, schema: own }) => {
    const text = textAt(key);
    return text === '' ? [] : [[key, meant(own, text)] as const];
  });
  const broken = columns.filter(({ key }) => ERROR.test(textAt(key)));
  if (broken.length > 0) {
    return { bad: broken.map(({ key, title }) => ({ row, column: title, text: textAt(key), say: brokenFormula })) };
  }
  const result = schema.safeParse(Object.fromEntries(said), { reportInput: true });
  if (result.success) return { record: result.data };
  const bad = new Map<string, BadCell>();
  for (const { path, message } of new Malformed(result.error).malformed) {
    const key = path.split('.', 1)[0] ?? '';
    const column = columns.find((its) => its.key === key);
    const text = textAt(key);
    const say = (column && sentence(column, text)) ?? message;
    if (!bad.has(key)) bad.set(key, { row, column: column?.title ?? wholeRow, text, say });
  }
  return { bad: [...bad.values()] };
};

/** What a formula that failed shows. */
const ERROR = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$/;
const brokenFormula: Bilingual = { zh: '公式出错', en: 'the formula failed' };
const wholeRow: Bilingual = { zh: '整行', en: 'The row' };

/** What a cell means to the schema; what it cannot mean stays text, and the schema says what is wrong. */
const meant = (schema: z.ZodType, text: string): unknown => {
  const bare = bareOf(schema);
  if (bare instanceof z.ZodNumber) return /^-?\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : text;
  if (bare instanceof z.ZodBoolean) return YES.test(text) ? true : NO.test(text) ? false : text;
  if (bare instanceof z.ZodISODate) return dayOf(text);
  if (bare instanceof z.ZodEnum) return choiceOf(schema, text) ?? text;
  return text;
};

const YES = /^(是|有|true|yes|y|1|√)$/i;
const NO = /^(否|无|没有|false|no|n|0|×)$/i;

const bareOf = (schema: z.ZodType): z.ZodType => {
  const inner = innerOf(schema);
  return inner ? bareOf(inner) : schema;
};

/** 2031/3/5, 2031.03.05, 2031年3月5日 and 20310305 are days as people write them. */
const dayOf = (text: string): string => {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!parts) return text;
  const [, year, month = '', day = ''] = parts;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

const choicesOf = (schema: z.ZodType) => Object.entries(fieldOf(schema)?.choices ?? {});

const choiceOf = (schema: z.ZodType, text: string): string | undefined =>
  choicesOf(schema).find(([value, { zh, en }]) =>
    [value, zh, en].some((name) => name.toLowerCase() === text.toLowerCase()),
  )?.[0];

/** What zod would say in a programmer's words. */
const sentence = ({ schema }: Column, text: string): Bilingual | undefined => {
  if (text === '') return { zh: '必填，请填写', en: 'must be filled in' };
  const bare = bareOf(schema);
  if (bare instanceof z.ZodNumber && typeof meant(schema, text) === 'string') {
    return { zh: '应为数字', en: 'should be a number' };
  }
  if (bare instanceof z.ZodBoolean) return { zh: '应为“是”或“否”', en: 'should be yes or no' };
  if (bare instanceof z.ZodISODate) return { zh: '应为日期，如 2031-03-05', en: 'should be a day such as 2031-03-05' };
  if (!(bare instanceof z.ZodEnum)) return undefined;
  const names = choicesOf(schema).map(([, name]) => name);
  return {
    zh: `应为：${names.map(({ zh }) => zh).join('、')}`,
    en: `should be one of: ${names.map(({ en }) => en).join(', ')}`,
  };
};
