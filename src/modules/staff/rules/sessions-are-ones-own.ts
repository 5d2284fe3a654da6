import { rule } from '#kernel/operation';
import { staff } from '../contract.ts';

/** Everybody ends sessions of their own; those of others only who may. */
export const sessionsAreOnesOwn = rule('staff.sessionsAreOnesOwn', {
  basis: 'INSP 5.51',
  guards: [staff.endOtherSessions],
  needs: () => ({}),
  forbids: ({ personId: its }, _, { personId }) =>
    its === personId ? [] : [{ zh: '这不是您自己的会话', en: 'this session is not yours' }],
});
