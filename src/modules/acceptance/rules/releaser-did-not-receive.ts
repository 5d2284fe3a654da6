import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { settingFor } from '#kernel/settings/in-force';
import { acceptanceById } from '../queries.ts';
import { separationOfDuties } from '../settings.ts';

/** Two pairs of eyes: who received the goods does not release them. The law does not say so; our policy does. */
export const releaserDidNotReceive = rule('acceptance.releaserDidNotReceive', {
  basis: 'policy',
  version: 2,
  setting: separationOfDuties,
  guards: ['release'],
  needs: ({ documentId, siteId }) => ({
    acceptance: each(acceptanceById, documentId ? [documentId] : []),
    decided: settingFor(separationOfDuties, { siteId }),
  }),
  forbids: ({ documentId = '' }, { acceptance, decided }, { personId }) =>
    acceptance(documentId)?.receivedBy === personId && !decided.receiverMayRelease
      ? [{ zh: '收货人不得验收放行自己收的货', en: 'who received the goods may not release them' }]
      : [],
});
