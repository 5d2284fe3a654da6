import { one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { cancelled } from '../cancelled.ts';
import { papers } from '../contract.ts';
import { openJob } from '../queries.ts';

/** Stopping somebody else's job, or the program's own, is for who looks after the program. */
export const stopJob = operation(papers.stopJob, {
  load: ({ jobId }) => ({ job: one(openJob, jobId) }),
  subject: () => ({ lines: [] }),
  run: ({ job }, _, context) => [cancelled(job, context)],
});
