import { change, fileChanged } from '#kernel/effects';
import { one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { partners } from '../contract.ts';
import { partnerById } from '../queries.ts';

/** Resuming opens trade again. */
export const resumePartner = operation(partners.resumePartner, {
  load: ({ partnerId }) => ({ partner: one(partnerById, partnerId) }),
  subject: (_, { partnerId }) => ({ partyId: partnerId, documentId: partnerId, lines: [] }),
  run: ({ partner }, { partnerId }) => [
    change('partners.partner', partner, { suspendedFor: null }),
    fileChanged(partnerId),
  ],
});
