import { workflow } from '#kernel/workflow';

/** Waiting until an acceptor has looked; released means it may be sold. */
export const accepting = workflow(
  'acceptance.acceptance',
  { prefix: 'YS', state: 'waiting' },
  { release: { from: 'waiting', to: 'released' } },
);
