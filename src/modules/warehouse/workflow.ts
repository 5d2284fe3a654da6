import { workflow } from '#kernel/workflow';

/** A hold lies on goods until it is lifted by signature. */
export const holding = workflow(
  'warehouse.hold',
  { prefix: 'ZT', state: 'open' },
  { lift: { from: 'open', to: 'lifted' } },
);

/** A recall does too; a document of its own kind, since the law counts them apart. */
export const recalling = workflow(
  'warehouse.recall',
  { prefix: 'ZH', state: 'open' },
  { lift: { from: 'open', to: 'lifted' } },
);

/** A move inside a site is done when it is recorded. */
export const moving = workflow('warehouse.move', { prefix: 'YK', state: 'moved' }, {});
