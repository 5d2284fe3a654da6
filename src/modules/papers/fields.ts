/** The fields of files, attachments, comments and jobs. */
import { z } from 'zod';
import { Day, Id, Text, Words } from '#kernel/contract';
import { field } from '#kernel/field';

/** A name as a computer shows it: no path, no control characters. */
const FileName = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}/\\]+$/u);

/** What sort of paper it is; what must be there for which category of product is a setting of its own. */
export const paperCategories = [
  'licence',
  'certificate',
  'report',
  'deliveryNote',
  'contract',
  'photo',
  'other',
] as const;

export const file = {
  id: field(z.string().regex(/^[0-9a-f]{64}$/), {
    name: 'fileId',
    zh: '文件指纹',
    en: 'File digest',
    meaning: { zh: '文件内容的 SHA-256。', en: 'The SHA-256 of the content.' },
  }),
  name: field(FileName, {
    name: 'fileName',
    zh: '文件名',
    en: 'File name',
    meaning: { zh: '上传时的文件名。', en: 'The name it had when it was uploaded.' },
  }),
  type: field(z.string(), {
    name: 'fileType',
    zh: '文件类型',
    en: 'Type',
    meaning: { zh: '按内容判定的类型。', en: 'What its content is.' },
  }),
  size: field(z.int(), {
    name: 'fileSize',
    zh: '大小',
    en: 'Size',
    unit: { zh: '字节', en: 'bytes' },
    meaning: { zh: '文件的字节数。', en: 'How many bytes it has.' },
  }),
};

/** What papers and comments hang on; each is declared by its module as a subject. */
export const subjectKinds = ['document', 'lot', 'product', 'partner'] as const;

export const paper = {
  subjectKind: field(z.enum(subjectKinds), {
    name: 'paperSubjectKind',
    zh: '所属对象',
    en: 'Belongs to',
    meaning: {
      zh: '附件或留言属于单据、往来单位、产品还是批号。',
      en: 'Whether it is of a document, partner, product or lot.',
    },
  }),
  category: field(z.enum(paperCategories), {
    name: 'paperCategory',
    zh: '附件类别',
    en: 'Kind of paper',
    meaning: { zh: '证照、检验报告、随货同行单等。', en: 'Licence, report, delivery note and so on.' },
  }),
  isPersonal: field(z.boolean(), {
    name: 'isPersonalFile',
    zh: '含个人信息',
    en: 'Holds personal information',
    meaning: { zh: '每次打开都留下查阅记录。', en: 'Each opening leaves a line in the journal.' },
    source: 'PIPL 51',
  }),
  validFrom: field(Day, {
    name: 'paperValidFrom',
    zh: '生效日期',
    en: 'Valid from',
    meaning: { zh: '证照或报告自哪天起有效。', en: 'From which day the paper is valid.' },
  }),
  validUntil: field(Day, {
    name: 'paperValidUntil',
    zh: '有效期至',
    en: 'Valid until',
    meaning: { zh: '证照或报告到哪天为止有效。', en: 'Until which day the paper is valid.' },
  }),
  withdrawalReason: field(Text, {
    name: 'withdrawalReason',
    zh: '作废原因',
    en: 'Reason of withdrawal',
    meaning: { zh: '附件为什么作废；附件本身保留。', en: 'Why it is withdrawn; the paper itself is kept.' },
  }),
  files: field(
    z
      .array(z.object({ fileId: file.id, name: file.name }))
      .min(1)
      .max(20),
    {
      name: 'files',
      zh: '文件',
      en: 'Files',
      meaning: { zh: '已上传的文件。', en: 'Files that were uploaded.' },
    },
  ),
};

export const remark = {
  text: field(Text.max(500), {
    name: 'commentText',
    zh: '留言',
    en: 'Comment',
    meaning: { zh: '写给同事看的话；写下后不能修改。', en: 'Words for colleagues; they stay as written.' },
  }),
  mentioned: field(z.array(Id).max(20), {
    name: 'mentioned',
    zh: '提到的人',
    en: 'Mentioned',
    meaning: { zh: '留言提到、应当知道的同事。', en: 'Colleagues it mentions, who should know.' },
  }),
};

export const jobStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;

export const work = {
  title: field(Words, {
    name: 'jobTitle',
    zh: '作业',
    en: 'Job',
    meaning: { zh: '作业的名称。', en: 'What the job is called.' },
  }),
  state: field(z.enum(jobStates), {
    name: 'jobState',
    zh: '作业状态',
    en: 'State',
    meaning: { zh: '等待、进行中、完成、失败或已取消。', en: 'Waiting, running, done, failed or cancelled.' },
  }),
  done: field(z.int(), {
    name: 'jobDone',
    zh: '已完成',
    en: 'Done',
    meaning: { zh: '已经办完多少。', en: 'How much of it is done.' },
  }),
  of: field(z.int(), {
    name: 'jobOf',
    zh: '总数',
    en: 'Of',
    meaning: { zh: '一共有多少。', en: 'How much there is.' },
  }),
  words: field(Words, {
    name: 'jobWords',
    zh: '说明',
    en: 'Words',
    meaning: { zh: '进展、结果或失败的原因。', en: 'How it goes, what came of it, or why it failed.' },
  }),
  endedAt: field(z.string(), {
    name: 'jobEndedAt',
    zh: '结束时间',
    en: 'Ended',
    meaning: { zh: '作业结束的时间。', en: 'When the job ended.' },
  }),
};

const BadCell = z.object({ row: z.int(), column: Words, text: z.string(), say: Words });
const Column = z.object({ key: z.string(), title: Words, isRequired: z.boolean() });

/** Tables that come in. */
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
  columns: z.array(
    field(Column, {
      name: 'importColumns',
      zh: '数据项',
      en: 'Fields',
      meaning: { zh: '一行可以有的数据项，以及哪些必填。', en: 'What a row may say and what it must.' },
    }),
  ),
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
  bad: z.array(
    field(BadCell, {
      name: 'importBadCells',
      zh: '有问题的单元格',
      en: 'Bad cells',
      meaning: { zh: '哪行哪列不对、为什么；最多列出 500 个。', en: 'Which cell is wrong and why; at most 500.' },
    }),
  ),
  badCount: field(z.int(), {
    name: 'importBadCount',
    zh: '有问题的单元格数',
    en: 'How many bad cells',
    meaning: { zh: '全部有问题的单元格数。', en: 'All bad cells of the file.' },
  }),
};
