import { workflow } from '#kernel/workflow';
import { acceptance } from './contract.ts';

/** Waiting until an acceptor has looked; released means it may be sold; withdrawn, that nothing of it ever came. */
export const accepting = workflow(
  'acceptance.acceptance',
  {
    title: { zh: '验收单', en: 'Acceptance' },
    prefix: 'YS',
    state: 'waiting',
    states: {
      waiting: { zh: '待验收', en: 'Waiting' },
      released: { zh: '已放行', en: 'Released' },
      withdrawn: { zh: '已撤销', en: 'Withdrawn' },
    },
    lines: acceptance.accepted,
  },
  { release: { from: 'waiting', to: 'released' }, withdraw: { from: 'waiting', to: 'withdrawn' } },
);
