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

/** What a customer was promised: picked, shipped, or given up. */
export const reserving = workflow(
  'shipping.reservation',
  {
    title: { zh: '预留单', en: 'Reservation' },
    prefix: 'YL',
    state: 'reserved',
    states: {
      reserved: { zh: '已预留', en: 'Reserved' },
      picking: { zh: '拣货中', en: 'Being picked' },
      shipped: { zh: '已发货', en: 'Shipped' },
      cancelled: { zh: '已取消', en: 'Given up' },
    },
    lines: shipping.reservedLines,
  },
  {
    allocate: { from: 'reserved', to: 'picking' },
    ship: { from: ['reserved', 'picking'], to: 'shipped' },
    giveUp: { from: ['reserved', 'picking'], to: 'cancelled' },
  },
);
