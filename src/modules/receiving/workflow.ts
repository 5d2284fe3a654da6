import { workflow } from '#kernel/workflow';
import { receiving } from './contract.ts';

/** A receipt is whole when it is signed for; what follows is acceptance. */
export const receivingGoods = workflow(
  'receiving.receipt',
  {
    title: { zh: '收货单', en: 'Receipt' },
    prefix: 'SH',
    state: 'received',
    states: { received: { zh: '已收货', en: 'Received' } },
    lines: receiving.receiptLines,
  },
  {},
);
