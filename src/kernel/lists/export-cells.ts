/** Values as a sheet keeps them: days as days, numbers as numbers, codes as text though they look like one. */
import type { Language } from '../contract.ts';
import type { Entered } from '../enter.ts';
import { columnType } from './condition.ts';
import type { Asking, Listed } from './list.ts';
import { schemaOf } from './where.ts';
import { conditionIn, titleIn, valueIn } from './words.ts';

export type Cell = string | number | Date | null;

export type Sheet = {
  readonly title: string;
  readonly list: Listed;
  readonly columns: readonly string[];
  readonly language: Language;
};

type Head = { readonly header: string; readonly width: number; readonly style?: { readonly numFmt: string } };

const formats: Partial<Record<ReturnType<typeof columnType>, string>> = {
  day: 'yyyy-mm-dd',
  moment: 'yyyy-mm-dd hh:mm:ss',
  text: '@',
  choice: '@',
  words: '@',
};

/** The head of a column; undefined for an id, which says nothing to a reader. */
export const headOf = (list: Listed, name: string, language: Language): Head | undefined => {
  const type = columnType(schemaOf(list.row, name));
  if (type === 'id' || type === 'other') return undefined;
  const numFmt = formats[type];
  const width = type === 'text' || type === 'words' ? 22 : 18;
  return { header: titleIn(list, name)[language], width, ...(numFmt && { style: { numFmt } }) };
};

/** One row, cell by cell. */
export const cellsOf = ({ list, columns, language }: Sheet, row: Record<string, unknown>): Cell[] =>
  columns.map((name) => cellOf(list, name, row[name], language));

/** The double that a sheet calculates with keeps fifteen digits; a longer decimal stays text and loses none. */
const DIGITS_MAX = 15;

const cellOf = (list: Listed, name: string, value: unknown, language: Language): Cell => {
  if (value === null || value === undefined) return null;
  switch (columnType(schemaOf(list.row, name))) {
    case 'number':
      return Number(value);
    case 'decimal':
      return String(value).replaceAll(/\D/g, '').length > DIGITS_MAX ? String(value) : Number(value);
    case 'day':
      return new Date(`${String(value)}T00:00:00Z`);
    case 'moment':
      return inChina(String(value));
    case 'words':
      return (value as Record<Language, string>)[language]; // A value with both languages, by its schema.
    default:
      return valueIn(list, name, value, language);
  }
};

/** A sheet knows no time zones: the cell says what the clock on the wall said, which is China's. */
const inChina = (moment: string): Date => new Date(Date.parse(moment) + 8 * 3_600_000);

/** What the second sheet says: which list, who took it, when, and which rows were asked for. */
export const told = (sheet: Sheet, asked: Asking, { actor, clock }: Entered, language: Language): Cell[][] => {
  const isZh = language === 'zh';
  const { list } = sheet;
  const order = asked.sort ?? list.sort;
  const way = order.down ? (isZh ? '降序' : 'descending') : isZh ? '升序' : 'ascending';
  const conditions = Object.entries(asked.filter).flatMap(([name, said]) =>
    said === undefined ? [] : [[isZh ? '筛选' : 'Filter', conditionIn(list, name, said as object, language)]],
  );
  return [
    [isZh ? '列表' : 'List', sheet.title],
    [isZh ? '企业' : 'Company', clock.company],
    [isZh ? '导出人' : 'Exported by', actor.name],
    [isZh ? '导出时间' : 'Exported at', inChina(clock.now).toISOString().slice(0, 19).replace('T', ' ')],
    ...(conditions.length > 0 ? conditions : [[isZh ? '筛选' : 'Filter', isZh ? '无' : 'none']]),
    ...(asked.text === '' ? [] : [[isZh ? '查找' : 'Search', asked.text]]),
    [isZh ? '排序' : 'Order', `${titleIn(list, order.by)[language]} ${way}`],
  ];
};

/** One line of a CSV. What a spreadsheet would take for a formula begins with an apostrophe. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

const csvCell = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (cell instanceof Date) {
    const text = cell.toISOString();
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
  }
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
