import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { acceptanceById } from '../queries.ts';

/** Two pairs of eyes: who received the goods does not release them. The law does not say so; our policy does. */
export const releaserDidNotReceive = rule('acceptance.releaserDidNotReceive', {
  basis: 'policy',
  guards: ['release'],
  needs: ({ documentId }) => ({ acceptance: each(acceptanceById, documentId ? [documentId] : []) }),
  forbids: ({ documentId = '' }, { acceptance }, { personId }) =>
    acceptance(documentId)?.receivedBy === personId
      ? [{ zh: '收货人不得验收放行自己收的货', en: 'who received the goods may not release them' }]
      : [],
});
