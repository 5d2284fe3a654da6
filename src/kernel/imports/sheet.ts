/** Reads the table in a file as rows of text, whatever the program that wrote it thought of types. */
import type { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import type { Bilingual } from '../contract.ts';
import { malformedAt } from '../malformed.ts';
import { csvRows } from './csv.ts';

/** More than this is for several files: somebody has to look through what comes of it. */
export const IMPORT_ROWS_MAX = 50_000;
const COLUMNS_MAX = 200;
const CELL_MAX = 5_000;

/** `row` is the number the row has where it comes from. */
export type SheetRow = { readonly row: number; readonly cells: readonly string[] };
export type Sheet = { readonly headings: readonly string[]; readonly rows: readonly SheetRow[] };

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Reads the first visible sheet, or the text. Its first row that is not empty names the columns; empty rows are left
 *  out. Throws Malformed with a sentence for whoever sent the file. */
export const readSheet = async (content: Readable, type: string): Promise<Sheet> => {
  if (type !== XLSX && type !== 'text/csv') throw malformedAt('file', noTable);
  let headings: readonly string[] | undefined;
  const rows: SheetRow[] = [];
  try {
    for await (const { row, cells } of type === XLSX ? xlsxRows(content) : csvRows(content)) {
      const folded = cells.slice(0, COLUMNS_MAX).map(tidied);
      if (folded.every((text) => text === '')) continue;
      if (!headings) headings = folded;
      else if (rows.length === IMPORT_ROWS_MAX) throw malformedAt('file', tooMany);
      else rows.push({ row, cells: folded });
    }
  } finally {
    content.destroy();
  }
  if (!headings || rows.length === 0) throw malformedAt('file', noRows);
  return { headings, rows };
};

/** Trimmed, and with digits of full width (１２) as everybody's digits. */
const tidied = (text: string | undefined): string =>
  (text ?? '')
    .slice(0, CELL_MAX)
    .trim()
    .replaceAll(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));

async function* xlsxRows(content: Readable): AsyncGenerator<SheetRow> {
  const broken: { error?: Error } = {};
  content.once('error', (error: Error) => Object.assign(broken, { error }));
  try {
    yield* visibleRows(content);
  } catch (cause) {
    if (broken.error || (cause instanceof Error && 'malformed' in cause)) throw broken.error ?? cause;
    throw malformedAt('file', unreadable);
  }
}

async function* visibleRows(content: Readable): AsyncGenerator<SheetRow> {
  const book = new ExcelJS.stream.xlsx.WorkbookReader(content, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  let hasRows = false;
  for await (const sheet of book) {
    // Its types do not tell that a sheet read by stream knows whether it is hidden.
    const { state } = sheet as { state?: string };
    if (hasRows || (state && state !== 'visible')) continue;
    for await (const row of sheet) {
      hasRows = true;
      const cells: string[] = [];
      row.eachCell((cell, at) => {
        cells[at - 1] = textOf(cell.value, cell.numFmt);
      });
      yield { row: row.number, cells: Array.from(cells, (text) => text ?? '') };
    }
  }
}

/** A cell as a person sees it; a formula by what it came to. */
const textOf = (value: unknown, format: string | undefined): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return numberText(value, format);
  if (value instanceof Date) return dayText(value);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return (value.richText as { text: string }[]).map(({ text }) => text).join('');
  if ('result' in value) return textOf(value.result, format);
  if ('text' in value) return textOf(value.text, format);
  return 'error' in value ? String(value.error) : '';
};

/** Digits a format only shows (`00000`) are part of what somebody sees; a date is a number with the format of one. */
const numberText = (value: number, format = ''): string => {
  if (/[yd]/i.test(format.replaceAll(/\[[^\]]*\]|"[^"]*"|\\./g, ''))) return dayText(dayOfSerial(value));
  const text = Number.isInteger(value) ? BigInt(value).toString() : String(Number(value.toPrecision(15)));
  return /^0+$/.test(format) ? text.padStart(format.length, '0') : text;
};

/** Day 25569 of Excel's count from 1900 is 1 January 1970. */
const dayOfSerial = (serial: number): Date => new Date(Math.round((serial - 25_569) * 86_400_000));

const dayText = (date: Date): string => {
  if (Number.isNaN(date.getTime())) return '';
  const text = date.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
};

const noTable: Bilingual = { zh: '请上传 .xlsx 或 .csv 文件', en: 'please send an .xlsx or .csv file' };
const noRows: Bilingual = {
  zh: '文件里没有数据：第一行应为列名，其后每行一条',
  en: 'there are no rows: the first row names the columns, each row after it is one record',
};
const tooMany: Bilingual = {
  zh: `超过 ${IMPORT_ROWS_MAX} 行，请分成几个文件导入`,
  en: `there are more than ${IMPORT_ROWS_MAX} rows: please import them as several files`,
};
const unreadable: Bilingual = {
  zh: '文件已损坏，读不出表格，请重新保存后再上传',
  en: 'the file is damaged and no table can be read from it. Save it anew and try again',
};
