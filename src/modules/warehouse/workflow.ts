import { workflow } from '#kernel/workflow';
import { warehouse } from './contract.ts';

const untilLifted = {
  state: 'open',
  states: { open: { zh: '未解除', en: 'Open' }, lifted: { zh: '已解除', en: 'Lifted' } },
  lines: warehouse.movedLines,
} as const;

/** A hold lies on goods until it is lifted by signature. */
export const holding = workflow(
  'warehouse.hold',
  { ...untilLifted, title: { zh: '暂停单', en: 'Hold' }, prefix: 'ZT' },
  { lift: { from: 'open', to: 'lifted' } },
);

/** A recall does too; a document of its own kind, since the law counts them apart. */
export const recalling = workflow(
  'warehouse.recall',
  { ...untilLifted, title: { zh: '召回单', en: 'Recall' }, prefix: 'ZH' },
  { lift: { from: 'open', to: 'lifted' } },
);

/** A move inside a site is done when it is recorded. */
export const moving = workflow(
  'warehouse.move',
  {
    title: { zh: '移库单', en: 'Move' },
    prefix: 'YK',
    state: 'moved',
    states: { moved: { zh: '已移库', en: 'Moved' } },
    lines: warehouse.movedLines,
  },
  {},
);

/** A correction takes back what a movement brought, and names it. */
export const correcting = workflow(
  'warehouse.correction',
  {
    title: { zh: '更正单', en: 'Correction' },
    prefix: 'GZ',
    state: 'corrected',
    states: { corrected: { zh: '已更正', en: 'Corrected' } },
    lines: warehouse.movedLines,
  },
  {},
);

/** A container that was carried to another place of its site, with all that is in it. */
export const carrying = workflow(
  'warehouse.containerMove',
  {
    title: { zh: '容器移动单', en: 'Container move' },
    prefix: 'RY',
    state: 'moved',
    states: { moved: { zh: '已移动', en: 'Moved' } },
    lines: warehouse.carriedLines,
  },
  {},
);

/** What was separated from held goods it stood beside is free again. */
export const separating = workflow(
  'warehouse.separation',
  {
    title: { zh: '分开存放单', en: 'Separation' },
    prefix: 'FK',
    state: 'separated',
    states: { separated: { zh: '已分开', en: 'Separated' } },
    lines: warehouse.movedLines,
  },
  {},
);
