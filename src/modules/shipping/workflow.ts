import { workflow } from '#kernel/workflow';

/** A delivery is born when the goods leave; picking, review and packing come before it in later versions. */
export const delivering = workflow('shipping.delivery', { prefix: 'CK', state: 'shipped' }, {});

/** What a customer was promised: picked, shipped, or given up. */
export const reserving = workflow(
  'shipping.reservation',
  { prefix: 'YL', state: 'reserved' },
  {
    allocate: { from: 'reserved', to: 'picking' },
    ship: { from: ['reserved', 'picking'], to: 'shipped' },
    giveUp: { from: ['reserved', 'picking'], to: 'cancelled' },
  },
);
