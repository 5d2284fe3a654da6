import { z } from 'zod';
import { command, contract, Id, query } from '#kernel/contract';
import { sameField } from '#kernel/field';
import { paging, system } from '#kernel/fields';
import { file, paper, remark, table, work } from './fields.ts';

/** What papers and comments hang on. */
const subject = { subjectKind: paper.subjectKind, subjectId: Id };
const moment = sameField(system.createdAt, z.string());

/** One paper as a panel shows it; withdrawn ones stay, with the reason. */
export const Paper = z.object({
  attachmentId: Id,
  name: file.name,
  type: file.type,
  size: file.size,
  category: paper.category,
  isPersonal: paper.isPersonal,
  validFrom: paper.validFrom.nullable(),
  validUntil: paper.validUntil.nullable(),
  attachedBy: system.createdBy,
  attachedAt: moment,
  withdrawalReason: paper.withdrawalReason.nullable(),
});
export type Paper = z.output<typeof Paper>;

const Comment = z.object({
  commentId: Id,
  text: remark.text,
  mentioned: sameField(remark.mentioned, z.array(z.string())),
  writtenBy: system.createdBy,
  writtenAt: moment,
});

export const JobRow = z.object({
  jobId: Id,
  title: work.title,
  state: work.state,
  done: work.done,
  of: work.of.nullable(),
  words: work.words.nullable(),
  askedBy: system.createdBy,
  askedAt: moment,
  endedAt: work.endedAt.nullable(),
  resultFile: file.name.nullable(),
});
export type JobRow = z.output<typeof JobRow>;

/** What the kernel sends as a file. */
const Sent = z.object({
  fileId: file.id,
  name: file.name,
  type: file.type,
  size: file.size,
  isPersonal: paper.isPersonal,
});

const page = {
  input: z.object({ after: sameField(paging.key, Id).optional() }),
  output: z.object({ jobs: z.array(JobRow), next: paging.key.nullable() }),
};

export const papers = contract('papers', {
  attach: command({
    title: { zh: '添加附件', en: 'Attach' },
    takesFiles: true,
    about: z.object(subject),
    fill: z
      .object({
        files: paper.files,
        category: paper.category,
        isPersonal: paper.isPersonal.default(false),
        validFrom: paper.validFrom.optional(),
        validUntil: paper.validUntil.optional(),
      })
      .refine(({ validFrom, validUntil }) => !validFrom || !validUntil || validFrom <= validUntil, {
        path: ['validUntil'],
      }),
  }),
  withdraw: command({
    title: { zh: '作废附件', en: 'Withdraw a paper' },
    about: z.object({ ...subject, attachmentId: Id }),
    fill: z.object({ reason: paper.withdrawalReason }),
  }),
  comment: command({
    title: { zh: '留言', en: 'Comment' },
    about: z.object(subject),
    fill: z.object({ text: remark.text, mentioned: remark.mentioned.default([]) }),
  }),
  of: query({
    title: { zh: '附件', en: 'Papers' },
    input: z.object(subject),
    output: z.array(Paper),
  }),
  open: query({
    title: { zh: '打开附件', en: 'Open a paper' },
    answers: 'file',
    input: z.object({ attachmentId: Id }),
    output: Sent,
  }),
  commentsOn: query({
    title: { zh: '留言', en: 'Comments' },
    input: z.object(subject),
    output: z.array(Comment),
  }),
  jobs: query({
    title: { zh: '我的作业', en: 'My jobs' },
    scope: 'company-wide: everybody sees what they asked for themselves',
    ...page,
  }),
  allJobs: query({
    title: { zh: '全部作业', en: 'All jobs' },
    scope: 'company-wide: who looks after the program sees that work goes on, not what it is about',
    ...page,
  }),
  jobResult: query({
    title: { zh: '作业结果', en: 'Result of a job' },
    scope: 'company-wide: everybody gets what they asked for themselves',
    answers: 'file',
    input: z.object({ jobId: Id }),
    output: Sent,
  }),
  cancelJob: command({
    title: { zh: '取消作业', en: 'Cancel a job' },
    about: z.object({ jobId: Id }),
    fill: z.object({}),
  }),
  stopJob: command({
    title: { zh: '停止他人作业', en: "Stop somebody's job" },
    about: z.object({ jobId: Id }),
    fill: z.object({}),
  }),
  imports: query({
    title: { zh: '可以导入的内容', en: 'What can be imported' },
    scope: 'company-wide: what may be imported depends on the position alone',
    input: z.object({}),
    output: z.array(z.object({ command: table.command, title: table.title, columns: table.columns })),
  }),
  importPreview: query({
    title: { zh: '导入预览', en: 'Preview of an import' },
    scope: 'company-wide: it shows a file back to whoever has it',
    input: z.object({ command: table.command, fileId: file.id, mapping: table.mapping.optional() }),
    output: z.object({
      headings: table.headings,
      mapping: table.mapping,
      sample: table.sample,
      count: table.count,
      fit: table.fit,
      repeated: table.repeated,
      bad: table.bad,
      badCount: table.badCount,
    }),
  }),
  importTable: command({
    title: { zh: '导入', en: 'Import' },
    takesFiles: true,
    about: z.object({ command: table.command, fileId: file.id }),
    fill: z.object({ name: file.name, mapping: table.mapping }),
  }),
});
