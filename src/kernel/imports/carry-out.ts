/** Carries an import out, inside a job: part by part through the command, and tells what became of each row. */
import { Readable } from 'node:stream';
import type { Answer, Bilingual } from '../contract.ts';
import { known, NotFound, Refused } from '../errors.ts';
import type { Result, Tools } from '../jobs/job.ts';
import { csvLine } from '../lists/export-cells.ts';
import { Malformed } from '../malformed.ts';
import { keepFile } from '../papers/keep-file.ts';
import { type Importing, importOf, type Mapping } from './importing.ts';
import { type ReadRow, readFile } from './read-file.ts';

type File = { readonly fileId: string; readonly type: string; readonly name: string; readonly mapping: Mapping };
type Outcome = { readonly is: Bilingual; readonly why?: Bilingual | undefined };

/** Rows that cannot be read, and rows that repeat one, are left out and told. Each part is performed once, also when
 *  the job is taken up again: the file has not changed, so the parts are the same. */
export const carryOut = async (tools: Tools, command: string, file: File): Promise<Result> => {
  const its = importOf(command);
  const { headings, rows } = await readFile(tools.kernel, tools.org, its, file);
  const outcomes = new Map<number, Outcome>();
  for (const row of rows) if (!('record' in row)) outcomes.set(row.row, unread(row));
  const fit = rows.flatMap((row) => ('record' in row ? [row] : []));
  for (let from = 0; from < fit.length; from += its.rowsAtOnce) {
    await tools.progress(from, fit.length);
    const part = fit.slice(from, from + its.rowsAtOnce);
    for (const [row, outcome] of await performed(tools, its, part, file.name)) outcomes.set(row, outcome);
  }
  await tools.progress(fit.length, fit.length);
  const kept = await keepFile(tools.kernel, ownerOf(tools), resultName, Readable.from(told(headings, rows, outcomes)));
  const count = [...outcomes.values()].filter(({ is }) => is === done).length;
  const rest = rows.length - count;
  return {
    words: { zh: `导入 ${count} 行，未导入 ${rest} 行`, en: `${count} rows imported, ${rest} not` },
    fileId: kept.fileId,
    name: resultName,
  };
};

const resultName = '导入结果.csv';
const done: Bilingual = { zh: '已导入', en: 'imported' };
const waits: Bilingual = { zh: '待审批', en: 'waits for approval' };
const not: Bilingual = { zh: '未导入', en: 'not imported' };

const ownerOf = ({ org, asker }: Tools) => ({
  org,
  person: known('person' in asker ? asker.person : undefined, 'a job works for a person'),
});

type Fit = ReadRow & { readonly record: unknown };

const performed = async (
  tools: Tools,
  its: Importing,
  part: readonly Fit[],
  fileName: string,
): Promise<[number, Outcome][]> => {
  const fill = its.fill(
    part.map(({ record }) => record),
    fileName,
  );
  try {
    const answer = await tools.perform(its.command, { about: {}, fill });
    return part.map(({ row, record }) => [row, outcomeOf(its, record, answer)]);
  } catch (error) {
    const why = refusal(error);
    if (!why) throw error;
    return part.map(({ row }) => [row, { is: not, why }]);
  }
};

const outcomeOf = (its: Importing, record: unknown, answer: Answer): Outcome => {
  if (answer.held) return { is: waits, why: { zh: answer.held.number, en: answer.held.number } };
  const why = its.leftOut?.(record, answer);
  return why ? { is: not, why } : { is: done };
};

/** The sentence of a refusal that is about these rows; anything else breaks the job. */
const refusal = (error: unknown): Bilingual | undefined => {
  if (error instanceof NotFound) return error.say;
  const said =
    error instanceof Refused
      ? error.findings.map(({ message }) => message)
      : error instanceof Malformed
        ? error.malformed.map(({ message }) => message)
        : undefined;
  return said && together(said);
};

const together = (said: readonly Bilingual[]): Bilingual => ({
  zh: said.map(({ zh }) => zh).join('；'),
  en: said.map(({ en }) => en).join('; '),
});

const unread = (row: ReadRow): Outcome => {
  if ('sameAs' in row) {
    return { is: not, why: { zh: `与第 ${row.sameAs} 行相同`, en: `the same as row ${row.sameAs}` } };
  }
  const bad = 'bad' in row ? row.bad : [];
  const said = bad.map(({ column, say }) => ({ zh: `${column.zh}：${say.zh}`, en: `${column.en}: ${say.en}` }));
  return { is: not, why: together(said) };
};

/** Every row with its outcome, and as it was, so that what is mended can be imported again. */
function* told(headings: readonly string[], rows: readonly ReadRow[], outcomes: ReadonlyMap<number, Outcome>) {
  yield Buffer.from(`\ufeff${csvLine(['行号', '结果', '说明', 'Outcome', 'Why', ...headings].map(printable))}`);
  for (const { row, cells } of rows) {
    const { is, why } = known(outcomes.get(row), 'every row has an outcome');
    const words = [is.zh, why?.zh ?? '', is.en, why?.en ?? ''];
    yield Buffer.from(csvLine([row, ...[...words, ...cells].map(printable)]));
  }
}

/** A file with control characters would not be taken as text. */
const printable = (text: string): string => text.replaceAll(/\p{Cc}/gu, ' ');
