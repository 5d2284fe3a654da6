import { workflow } from '#kernel/workflow';

/** A receipt is whole when it is signed for; what follows is acceptance. */
export const receivingGoods = workflow('receiving.receipt', { prefix: 'SH', state: 'received' }, {});
