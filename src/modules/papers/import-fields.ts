/** The fields of tables that come in. */
import { z } from 'zod';
import { Words } from '#kernel/contract';
import { field } from '#kernel/field';

const BadCell = z.object({ row: z.int(), column: Words, text: z.string(), say: Words });
const Column = z.object({ key: z.string(), title: Words, isRequired: z.boolean() });

export type BadCell = z.output<typeof BadCell>;
export type ImportColumn = z.output<typeof Column>;

export const table = {
  command: field(z.string().max(100), {
    name: 'importedCommand',
    zh: '导入内容',
    en: 'What is imported',
    meaning: { zh: '每行数据办理的操作。', en: 'The command that is done with the rows.' },
  }),
  title: field(Words, {
    name: 'importTitle',
    zh: '导入名称',
    en: 'Import',
    meaning: { zh: '这种导入的名称。', en: 'What this import is called.' },
  }),
  columns: field(z.array(Column), {
    name: 'importColumns',
    zh: '数据项',
    en: 'Fields',
    meaning: { zh: '一行可以有的数据项，以及哪些必填。', en: 'What a row may say and what it must.' },
  }),
  headings: field(z.array(z.string()), {
    name: 'importHeadings',
    zh: '文件列名',
    en: 'Columns of the file',
    meaning: { zh: '文件第一行的列名。', en: 'The first row of the file.' },
  }),
  mapping: field(z.record(z.string().max(100), z.int().min(0).max(199).nullable()), {
    name: 'importMapping',
    zh: '列对应',
    en: 'Mapping',
    meaning: { zh: '每个数据项取自文件的第几列。', en: 'Which column of the file each field is read from.' },
  }),
  sample: field(z.array(z.array(z.string())), {
    name: 'importSample',
    zh: '前几行',
    en: 'First rows',
    meaning: { zh: '文件最前面的几行。', en: 'The first rows of the file.' },
  }),
  count: field(z.int(), {
    name: 'importRows',
    zh: '行数',
    en: 'Rows',
    meaning: { zh: '文件里有多少行数据。', en: 'How many rows the file has.' },
  }),
  fit: field(z.int(), {
    name: 'importFit',
    zh: '可导入行数',
    en: 'Rows to import',
    meaning: { zh: '没有错误、不重复的行数。', en: 'How many rows are neither wrong nor repeated.' },
  }),
  repeated: field(z.int(), {
    name: 'importRepeated',
    zh: '重复行数',
    en: 'Repeated rows',
    meaning: { zh: '与前面某行完全相同的行数。', en: 'How many rows say the same as one before.' },
  }),
  bad: field(z.array(BadCell), {
    name: 'importBadCells',
    zh: '有问题的单元格',
    en: 'Bad cells',
    meaning: { zh: '哪行哪列不对、为什么；最多列出 500 个。', en: 'Which cell is wrong and why; at most 500.' },
  }),
  badCount: field(z.int(), {
    name: 'importBadCount',
    zh: '有问题的单元格数',
    en: 'How many bad cells',
    meaning: { zh: '全部有问题的单元格数。', en: 'All bad cells of the file.' },
  }),
};
