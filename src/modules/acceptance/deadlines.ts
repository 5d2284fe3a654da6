import { acceptor, qualityHead } from '#fields/people';
import { deadline } from '#kernel/deadlines/deadline';

/** Goods that were received do not wait for their acceptance for ever. */
export const acceptInTime = deadline('acceptance.acceptInTime', {
  title: { zh: '收货后验收', en: 'Acceptance of what was received' },
  basis: 'policy',
  owner: acceptor,
  escalatesTo: qualityHead,
});
