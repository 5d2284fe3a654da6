import { z } from 'zod';
import type { Tx } from '#kernel/db';
import { NotFound } from '#kernel/errors';
import { factsIn, one } from '#kernel/fact';
import { carryOut } from '#kernel/imports/carry-out';
import { allImports, type Importing, importOf, type Mapping } from '#kernel/imports/importing';
import { readFile } from '#kernel/imports/read-file';
import { job } from '#kernel/jobs/job';
import { readingFurther } from '#kernel/operation';
import { papers } from './contract.ts';
import { file, table } from './fields.ts';
import { fileById } from './queries.ts';

const SAMPLE = 5;
const BAD_CELLS_MAX = 500;

/** The imports somebody may do, each with what its rows say. */
export const importsOf = ({ may }: Tx) =>
  allImports()
    .filter(({ command }) => may.has(command.name))
    .map(({ command: { name, title }, columns }) => ({ command: name, title, columns: columns.map(shown) }));

const shown = ({ key, title, isRequired }: Importing['columns'][number]) => ({ key, title, isRequired });

/** What an uploaded file would bring: nothing is written. */
export const preview = readingFurther(
  papers.importPreview,
  async (tx, { command, fileId, mapping }) => {
    const its = importOf(command);
    if (!tx.may.has(command)) throw new NotFound({ zh: '没有这种导入', en: 'there is no such import' }, command);
    const { of } = await factsIn(tx, { of: one(fileById, fileId) });
    return { its, fileId, type: of.type, mapping };
  },
  async (
    kernel,
    org,
    { its, ...which }: { its: Importing; fileId: string; type: string; mapping?: Mapping | undefined },
  ) => {
    const { headings, mapping, rows } = await readFile(kernel, org, its, which);
    const bad = rows.flatMap((row) => ('bad' in row ? row.bad : []));
    return {
      headings: [...headings],
      mapping: { ...mapping },
      sample: rows.slice(0, SAMPLE).map(({ cells }) => [...cells]),
      count: rows.length,
      fit: rows.filter((row) => 'record' in row).length,
      repeated: rows.filter((row) => 'sameAs' in row).length,
      bad: bad.slice(0, BAD_CELLS_MAX),
      badCount: bad.length,
    };
  },
);

/** Carries out what somebody confirmed, in their name. */
export const importRows = job('papers.importRows', {
  title: { zh: '导入表格', en: 'Import a table' },
  input: z.object({
    command: table.command,
    fileId: file.id,
    type: file.type,
    name: file.name,
    mapping: table.mapping,
  }),
  run: (tools, { command, ...which }) => carryOut(tools, command, which),
});
