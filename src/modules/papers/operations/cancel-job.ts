import { change } from '#kernel/effects';
import { NotFound } from '#kernel/errors';
import { one } from '#kernel/fact';
import { type Context, operation } from '#kernel/operation';
import { papers } from '../contract.ts';
import { openJob } from '../queries.ts';

type OpenJob = { id: string; state: string; askedBy: string };

/** Cancelling a job of one's own: what waits never begins, what runs stops at its next step; what it did stays done. */
export const cancelJob = operation(papers.cancelJob, {
  load: ({ jobId }) => ({ job: one(openJob, jobId) }),
  subject: () => ({ lines: [] }),
  run: ({ job }, _, context) => {
    if (job.askedBy !== context.personId) throw new NotFound({ zh: '找不到这项作业', en: 'There is no such job' });
    return [cancelled(job, context)];
  },
});

/** Stopping somebody else's job, or the program's own, is for who looks after the program. */
export const stopJob = operation(papers.stopJob, {
  load: ({ jobId }) => ({ job: one(openJob, jobId) }),
  subject: () => ({ lines: [] }),
  run: ({ job }, _, context) => [cancelled(job, context)],
});

const cancelled = (job: OpenJob, { now, personId }: Context) =>
  change('kernel.job', job, {
    cancelAskedAt: now,
    cancelAskedBy: personId,
    ...(job.state === 'waiting' && { state: 'cancelled', endedAt: now }),
  });
