/** A kernel with a scheduled job, so that the tables of jobs have rows. */
import { z } from 'zod';
import { job } from '#kernel/jobs/job';
import type { Kernel } from '#kernel/perform';
import { kernel } from '#test/world';

const nightly = job('test.nightly', {
  title: { zh: '夜间作业', en: 'Nightly' },
  input: z.object({}),
  schedule: { nightly: '00:00' },
  run: async () => undefined,
});
/** The kernel of the tests, with that job. */
export const withNightly: Kernel = {
  ...kernel,
  registry: { ...kernel.registry, jobs: new Map([[nightly.name, nightly]]) },
};
