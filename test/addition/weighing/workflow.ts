import { workflow } from '#kernel/workflow';

/** Weighed is weighed. */
export const weighingGoods = workflow('weighing.weighing', { prefix: 'CZ', state: 'weighed' }, {});
