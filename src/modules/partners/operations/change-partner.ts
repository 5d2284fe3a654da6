import { change, fileChanged } from '#kernel/effects';
import { one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { partners } from '../contract.ts';
import { partnerOnFile } from '../queries.ts';

/** Changing name, address or contact; of an approved partner quality approves it first. */
export const changePartner = operation(partners.changePartner, {
  load: ({ partnerId }) => ({ partner: one(partnerOnFile, partnerId) }),
  subject: (_, { partnerId }) => ({ partyId: partnerId, documentId: partnerId, lines: [] }),
  run: ({ partner }, { partnerId, name, address, contact }) => [
    change('partners.partner', partner, { name, address, contact }),
    fileChanged(partnerId),
  ],
});
