import { closeDeadline, openDeadlinesOf } from '#kernel/deadlines/deadline';
import { change } from '#kernel/effects';
import { one } from '#kernel/fact';
import { documentById } from '#kernel/ledger';
import { operation } from '#kernel/operation';
import { settingFor } from '#kernel/settings/in-force';
import { certificateById } from '../certificates.ts';
import { partners } from '../contract.ts';
import { renewInTime } from '../deadlines.ts';
import { newCertificate } from '../new-certificate.ts';
import { renewalAhead } from '../settings.ts';
import { certifying } from '../workflow.ts';

/** Replacing a certificate keeps the old one on file and closes the deadline of its renewal: kept, or missed. */
export const replaceCertificate = operation(partners.replaceCertificate, {
  load: ({ certificateId }) => ({
    certificate: one(certificateById, certificateId),
    document: one(documentById, certificateId),
    deadlines: one(openDeadlinesOf, certificateId),
    decided: settingFor(renewalAhead, {}),
  }),
  subject: ({ certificate: { partnerId } }) => ({ partyId: partnerId, documentId: partnerId, lines: [] }),
  transition: ({ document }) => certifying.replace(document),
  run: ({ certificate, deadlines, decided }, { certificateId: _, ...said }, context) => {
    const id = context.newId();
    return [
      ...newCertificate(id, certificate.partnerId, said, decided.days, context),
      change('partners.certificate', certificate, { replacedBy: id }),
      ...closeDeadline(renewInTime, deadlines, context),
    ];
  },
});
