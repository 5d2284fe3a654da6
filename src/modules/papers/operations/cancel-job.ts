import { NotFound } from '#kernel/errors';
import { one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { cancelled } from '../cancelled.ts';
import { papers } from '../contract.ts';
import { openJob } from '../queries.ts';

/** Cancelling a job of one's own: what waits never begins, what runs stops at its next step; what it did stays done. */
export const cancelJob = operation(papers.cancelJob, {
  load: ({ jobId }) => ({ job: one(openJob, jobId) }),
  subject: () => ({ lines: [] }),
  run: ({ job }, _, context) => {
    if (job.askedBy !== context.personId)
      throw new NotFound({ zh: '找不到这项作业', en: 'There is no such job' }, job.id);
    return [cancelled(job, context)];
  },
});
