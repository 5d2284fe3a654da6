/** An uploaded file as the records of an import, and what is wrong with it. */

import { malformedAt } from '../malformed.ts';
import { filesOf } from '../papers/keep-file.ts';
import type { Kernel } from '../perform.ts';
import { type Importing, type Mapping, matched } from './importing.ts';
import { type BadCell, readRow } from './row.ts';
import { readSheet, type SheetRow } from './sheet.ts';

/** One row with what became of it: its record, its bad cells, or the row before that says the very same. */
export type ReadRow = SheetRow &
  ({ readonly record: unknown } | { readonly bad: readonly BadCell[] } | { readonly sameAs: number });

export type ReadFile = {
  readonly headings: readonly string[];
  readonly mapping: Mapping;
  readonly rows: readonly ReadRow[];
};

type Which = { readonly fileId: string; readonly type: string; readonly mapping?: Mapping | undefined };

/** Reads all of the file. What the asker says of the columns goes before what their names say. */
export const readFile = async (kernel: Kernel, org: string, its: Importing, file: Which): Promise<ReadFile> => {
  const { headings, rows } = await readSheet(filesOf(kernel).read(org, file.fileId), file.type);
  const mapping = file.mapping ?? matched(its, headings);
  for (const at of Object.values(mapping)) {
    if (at !== null && at >= headings.length) throw malformedAt('mapping', noColumn);
  }
  const before = new Map<string, number>();
  const read = rows.map((row): ReadRow => {
    const found = readRow(its, mapping, row);
    if ('bad' in found) return { ...row, ...found };
    const text = JSON.stringify(found.record);
    const sameAs = before.get(text);
    if (sameAs !== undefined) return { ...row, sameAs };
    before.set(text, row.row);
    return { ...row, ...found };
  });
  return { headings, mapping, rows: read };
};

const noColumn = { zh: '文件没有这一列', en: 'the file has no such column' };
