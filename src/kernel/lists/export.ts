/** A list as a file: the same rows as on the screen, all of them, in the columns and the order asked for. */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import ExcelJS from 'exceljs';
import { v7 } from 'uuid';
import { z } from 'zod';
import { asking } from '../ask.ts';
import type { Language } from '../contract.ts';
import type { Asker, Entered } from '../enter.ts';
import { NotFound, Refused } from '../errors.ts';
import { leaveExport } from '../leave-line.ts';
import { malformedAt } from '../malformed.ts';
import type { Kernel } from '../perform.ts';
import { type Cell, cellsOf, csvLine, headOf, type Sheet, told } from './export-cells.ts';
import { type Asking, type ListQuery, mayShow } from './list.ts';
import { schemaOf } from './where.ts';

/** More rows than this are for a report, not for a sheet that somebody mails on. */
export const EXPORT_ROWS_MAX = 100_000;
/** One trip reads this many; more would only make the memory wave higher. */
const TRIP_ROWS = 1_000;

export const Exporting = z.object({
  input: z.string().max(20_000).default('{}'),
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
  language: z.enum(['zh', 'en']).default('zh'),
  columns: z.string().max(2_000).default(''),
});
export type Exporting = z.output<typeof Exporting> & { readonly asked: unknown };

type Page = { readonly rows: Record<string, unknown>[]; readonly next: string | null };

/** Writes the list to a file of its own and answers where: a slow reader holds up no transaction, and what breaks is an
 *  answer instead of half a file. Leaves the access line before. Whoever sends the file removes it. */
export const exportList = async (
  kernel: Kernel,
  asker: Asker,
  name: string,
  { asked, format, language, columns }: Exporting,
): Promise<{ file: string; title: string; rows: number }> => {
  const query = kernel.registry.readings.get(name)?.query;
  if (!query || !('list' in query))
    throw new NotFound({ zh: `没有名为 ${name} 的列表`, en: `there is no list ${name}` });
  const listed = query as typeof query & ListQuery; // A query with `list` was made by it.
  const file = path.join(os.tmpdir(), `yanji-${v7()}.${format}`);
  try {
    const rows = await asking(kernel, asker, name, asked, async (read, parsed, entered) => {
      const sheet = sheetOf(kernel, listed, entered, columns, language);
      const question = parsed as Asking; // Parsed by the list's own schema.
      const write = format === 'csv' ? writeCsv : writeXlsx;
      return write(file, sheet, told(sheet, question, entered, language), pagesOf(read, question));
    });
    await leaveExport(kernel, asker, { list: name, format, columns, question: asked, rows });
    return { file, title: listed.title[language], rows };
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
};

const sheetOf = (
  kernel: Kernel,
  { title, list }: ListQuery,
  { actor }: Entered,
  chosen: string,
  language: Language,
): Sheet => {
  const may = kernel.mayOf(actor.holdings.map(({ position }) => position));
  const known = Object.keys(list.row.shape).filter((column) =>
    mayShow(schemaOf(list.row, column), (one) => may.has(one)),
  );
  const names = chosen === '' ? known.filter((column) => !list.hidden.includes(column)) : chosen.split(',');
  const odd = names.find((column) => !known.includes(column));
  if (odd !== undefined) {
    throw malformedAt('columns', { zh: `没有名为 ${odd} 的列`, en: `there is no column ${odd}` });
  }
  const shown = names.filter((column) => headOf(list, column, language) !== undefined);
  return { title: title[language], list, columns: shown, language };
};

async function* pagesOf(read: (input: unknown) => Promise<unknown>, question: Asking): AsyncGenerator<Page['rows']> {
  let count = 0;
  for (let after: string | null | undefined; after !== null; ) {
    const page = (await read({ ...question, limit: TRIP_ROWS, withTotal: false, after })) as Page; // A list's answer.
    count += page.rows.length;
    if (count > EXPORT_ROWS_MAX) throw new Refused([tooMany]);
    yield page.rows;
    after = page.next;
  }
}

const tooMany = {
  rule: 'kernel.exportIsReadable',
  message: {
    zh: `超过 ${EXPORT_ROWS_MAX} 行，不能一次导出。请缩小筛选范围，例如按月导出`,
    en: `more than ${EXPORT_ROWS_MAX} rows cannot be exported at once; narrow the filter, to a month for instance`,
  },
};

type Write = (file: string, sheet: Sheet, about: Cell[][], pages: AsyncIterable<Page['rows']>) => Promise<number>;

const writeXlsx: Write = async (file, sheet, about, pages) => {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useStyles: true });
  const first = book.addWorksheet(nameOfSheet(sheet.title), { views: [{ state: 'frozen', ySplit: 1 }] });
  first.columns = sheet.columns.map((name) => ({ ...headOf(sheet.list, name, sheet.language), key: name }));
  first.getRow(1).font = { bold: true };
  let count = 0;
  for await (const rows of pages) {
    for (const row of rows) first.addRow(cellsOf(sheet, row)).commit();
    count += rows.length;
    await new Promise((wake) => setImmediate(wake)); // The file catches up before more is read.
  }
  await first.commit();
  const second = book.addWorksheet(sheet.language === 'zh' ? '说明' : 'About');
  second.columns = [{ width: 16 }, { width: 60 }];
  for (const line of [...about, [sheet.language === 'zh' ? '行数' : 'Rows', count]]) second.addRow(line).commit();
  await second.commit();
  await book.commit();
  return count;
};

/** Excel takes 31 characters, without some signs, for the name of a sheet. */
const nameOfSheet = (title: string): string => title.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31);

/** Excel reads UTF-8 only after this mark. */
const MARK = '\u{feff}';

const writeCsv: Write = async (file, sheet, _about, pages) => {
  const out = createWriteStream(file);
  const heads = sheet.columns.map((name) => headOf(sheet.list, name, sheet.language)?.header ?? '');
  out.write(MARK + csvLine(heads));
  let count = 0;
  for await (const rows of pages) {
    count += rows.length;
    const text = rows.map((row) => csvLine(cellsOf(sheet, row))).join('');
    if (!out.write(text)) await once(out, 'drain');
  }
  out.end();
  await finished(out);
  return count;
};
