import { one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { settingFor } from '#kernel/settings/in-force';
import { partners } from '../contract.ts';
import { newCertificate } from '../new-certificate.ts';
import { partnerById } from '../queries.ts';
import { renewalAhead } from '../settings.ts';

/** Filing a certificate adds it to a partner's file, with the deadline of its renewal; of an approved partner quality
 *  approves it first. */
export const fileCertificate = operation(partners.fileCertificate, {
  load: ({ partnerId }) => ({ partner: one(partnerById, partnerId), decided: settingFor(renewalAhead, {}) }),
  subject: (_, { partnerId }) => ({ partyId: partnerId, documentId: partnerId, lines: [] }),
  run: ({ decided }, { partnerId, ...said }, context) =>
    newCertificate(context.newId(), partnerId, said, decided.days, context),
});
