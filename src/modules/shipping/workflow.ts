import { workflow } from '#kernel/workflow';

/** A delivery is born when the goods leave; picking, review and packing come before it in later versions. */
export const delivering = workflow('shipping.delivery', { prefix: 'CK', state: 'shipped' }, {});
