import { workflow } from '#kernel/workflow';
import { weighing } from './contract.ts';

/** Weighed is weighed. */
export const weighingGoods = workflow(
  'weighing.weighing',
  {
    title: { zh: '称重单', en: 'Weighing' },
    prefix: 'CZ',
    state: 'weighed',
    states: { weighed: { zh: '已称重', en: 'Weighed' } },
    lines: weighing.weighed,
  },
  {},
);
