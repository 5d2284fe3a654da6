import { change, fileChanged } from '#kernel/effects';
import { one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { partners } from '../contract.ts';
import { partnerById } from '../queries.ts';

/** First-business review: quality found the partner and its certificates lawful; from today on it is traded with. */
export const approvePartner = operation(partners.approvePartner, {
  load: ({ partnerId }) => ({ partner: one(partnerById, partnerId) }),
  subject: (_, { partnerId }) => ({ partyId: partnerId, documentId: partnerId, lines: [] }),
  run: ({ partner }, { partnerId }, { today }) => [
    change('partners.partner', partner, { approvedOn: today }),
    fileChanged(partnerId),
  ],
});
