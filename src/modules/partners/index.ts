import { known } from '#kernel/errors';
import { importing } from '#kernel/imports/importing';
import { defineModule, reading } from '#kernel/operation';
import { findable } from '#kernel/sought/sought';
import { certificateLines, fileOf } from './certificates.ts';
import { partners } from './contract.ts';
import { renewInTime } from './deadlines.ts';
import { files } from './lists.ts';
import { approvePartner } from './operations/approve-partner.ts';
import { changePartner } from './operations/change-partner.ts';
import { fileCertificate } from './operations/file-certificate.ts';
import { registerPartner } from './operations/register-partner.ts';
import { replaceCertificate } from './operations/replace-certificate.ts';
import { resumePartner } from './operations/resume-partner.ts';
import { suspendPartner } from './operations/suspend-partner.ts';
import { partnerSubject, partnersOf } from './queries.ts';
import { approvedFileChangesByReview } from './rules/approved-file-changes-by-review.ts';
import { certificatesAreInForce } from './rules/certificates-are-in-force.ts';
import { fileIsWhole } from './rules/file-is-whole.ts';
import { partnerIsApproved } from './rules/partner-is-approved.ts';
import { partnerIsNotSuspended } from './rules/partner-is-not-suspended.ts';
import { renewalAhead } from './settings.ts';

export { partnerById } from './queries.ts';

findable('partners.partner', {
  kind: 'partner',
  words: ({ name, address }) => [String(name), String(address)],
});

/** One partner in each row. */
const partnersFromTable = importing(partners.registerPartner, {
  row: partners.registerPartner.fill,
  rowsAtOnce: 1,
  fill: ([row]) => known(row, 'a part has a row'),
});

export const partnersModule = defineModule('partners', partners, {
  operations: {
    registerPartner,
    changePartner,
    fileCertificate,
    replaceCertificate,
    approvePartner,
    suspendPartner,
    resumePartner,
  },
  rules: [partnerIsApproved, certificatesAreInForce, partnerIsNotSuspended, fileIsWhole, approvedFileChangesByReview],
  settings: [renewalAhead],
  deadlines: [renewInTime],
  readings: {
    files,
    list: reading(partners.list, (tx, { kind }) => partnersOf(tx, kind)),
    file: reading(partners.file, (tx, { partnerId }) => fileOf(tx, partnerId)),
    certificate: reading(partners.certificate, (tx, { documentId, after }) => certificateLines(tx, documentId, after)),
  },
  subjects: [partnerSubject],
  imports: [partnersFromTable],
});
