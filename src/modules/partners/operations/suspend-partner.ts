import { change, fileChanged } from '#kernel/effects';
import { one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { partners } from '../contract.ts';
import { partnerById } from '../queries.ts';

/** Suspending a partner stops all trade with them from this moment; what is on its way in the program starts over. */
export const suspendPartner = operation(partners.suspendPartner, {
  load: ({ partnerId }) => ({ partner: one(partnerById, partnerId) }),
  subject: (_, { partnerId }) => ({ partyId: partnerId, documentId: partnerId, lines: [] }),
  run: ({ partner }, { partnerId, reason }) => [
    change('partners.partner', partner, { suspendedFor: reason }),
    fileChanged(partnerId),
  ],
});
