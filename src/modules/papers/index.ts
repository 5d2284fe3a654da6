import { z } from 'zod';
import { job } from '#kernel/jobs/job';
import { defineModule, reading } from '#kernel/operation';
import { forgetFiles } from '#kernel/papers/keep-file';
import { papers } from './contract.ts';
import { importRows, importsOf, preview } from './imports.ts';
import { jobsOf, resultOf } from './job-queries.ts';
import { attach } from './operations/attach.ts';
import { cancelJob } from './operations/cancel-job.ts';
import { comment } from './operations/comment.ts';
import { importTable } from './operations/import-table.ts';
import { stopJob } from './operations/stop-job.ts';
import { withdraw } from './operations/withdraw.ts';
import { commentsOn, openPaper, papersOf } from './queries.ts';
import { mentionedMaySee } from './rules/mentioned-may-see.ts';
import { documentSubject } from './subjects.ts';

/** Files that were uploaded a week ago and are attached to nothing are forgotten. */
const forgetUnused = job('papers.forgetUnused', {
  title: { zh: '清理未使用的文件', en: 'Forget unused files' },
  input: z.object({}),
  retries: 3,
  schedule: { nightly: '02:30' },
  run: async ({ kernel, org }) => {
    const gone = await forgetFiles(kernel, org);
    return { words: { zh: `清理 ${gone} 个文件`, en: `${gone} files forgotten` } };
  },
});

export const papersModule = defineModule('papers', papers, {
  operations: { attach, withdraw, comment, cancelJob, stopJob, importTable },
  readings: {
    imports: reading(papers.imports, async (tx) => importsOf(tx)),
    importPreview: preview,
    of: reading(papers.of, (tx, { subjectKind, subjectId }) => papersOf(tx, subjectKind, subjectId)),
    open: reading(papers.open, (tx, { attachmentId }) => openPaper(tx, attachmentId)),
    commentsOn: reading(papers.commentsOn, (tx, { subjectKind, subjectId }) => commentsOn(tx, subjectKind, subjectId)),
    jobs: reading(papers.jobs, (tx, { after }) => jobsOf(tx, tx.personId, after)),
    allJobs: reading(papers.allJobs, (tx, { after }) => jobsOf(tx, undefined, after)),
    jobResult: reading(papers.jobResult, (tx, { jobId }) => resultOf(tx, jobId)),
  },
  jobs: [forgetUnused, importRows],
  rules: [mentionedMaySee],
  subjects: [documentSubject],
});
