import { workflow } from '#kernel/workflow';
import { shipping } from './contract.ts';

/** A delivery is born when the goods leave; picking, review and packing come before it in later versions. */
export const delivering = workflow(
  'shipping.delivery',
  {
    title: { zh: '出库单', en: 'Delivery' },
    prefix: 'CK',
    state: 'shipped',
    states: { shipped: { zh: '已发货', en: 'Shipped' } },
    lines: shipping.deliveryLines,
  },
  {},
);
