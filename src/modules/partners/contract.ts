import { z } from 'zod';
import { qualityHead, qualityStaff } from '#fields/people';
import { command, contract, Id, query, Words } from '#kernel/contract';
import { sameField } from '#kernel/field';
import { documentLines, documents, system } from '#kernel/fields';
import { list } from '#kernel/lists/list';
import { certificate, review } from './certificate-fields.ts';
import { partner } from './fields.ts';

const { id: _, isReplaced, ...described } = certificate;
const { productRange, territory, salesperson, validUntil } = described;

/** What a certificate says; a permit and a manufacturing licence end after five years (O54 14). */
const said = z
  .object({
    ...described,
    classes: described.classes.default([]),
    categories: described.categories.default([]),
    productRange: productRange.optional(),
    territory: territory.optional(),
    salesperson: salesperson.optional(),
    validUntil: validUntil.optional(),
  })
  .refine(({ kind, validUntil: end }) => end || !['distributionPermit', 'manufacturingLicense'].includes(kind), {
    path: ['validUntil'],
    params: { say: { zh: '许可证有效期五年，须填有效期', en: 'a permit is valid five years: it has an end' } },
  })
  .refine(({ issuedOn, validUntil: end }) => end === undefined || issuedOn <= end, { path: ['validUntil'] })
  .refine(({ kind, classes }) => classes.length > 0 || !/^(distribution|manufacturing)/.test(kind), {
    path: ['classes'],
    params: { say: { zh: '许可或备案须填包括的管理类别', en: 'a permit or filing names the classes it covers' } },
  });

/** A certificate as a page shows it. */
export const Certificate = z.object({
  certificateId: Id,
  number: documents.number,
  kind: certificate.kind,
  certificateNumber: certificate.number,
  classes: certificate.classes,
  categories: certificate.categories,
  productRange: productRange.nullable(),
  territory: territory.nullable(),
  salesperson: salesperson.nullable(),
  issuedOn: certificate.issuedOn,
  validUntil: validUntil.nullable(),
  isReplaced,
});
export type Certificate = z.output<typeof Certificate>;

const row = {
  partnerId: Id,
  name: partner.name,
  kind: partner.kind,
  type: partner.type,
  state: review.state,
  address: partner.address,
  contact: partner.contact,
};

/** A partner's file: who it is, what it proves itself with, what was asked about it. */
export const PartnerFile = z.object({
  ...row,
  approvedOn: review.approvedOn.nullable(),
  isSuspended: partner.isSuspended,
  certificates: z.array(Certificate),
  reviews: z.array(
    z.object({
      heldId: Id,
      number: documents.number,
      title: sameField(documents.kind, Words),
      state: sameField(documents.state, Words),
      proposedAt: sameField(system.createdAt, z.string()),
      proposer: system.createdBy,
    }),
  ),
});
export type PartnerFile = z.output<typeof PartnerFile>;

const about = z.object({ partnerId: Id });
const { isSuspended, type, ...named } = partner;

export const partners = contract('partners', {
  registerPartner: command({
    title: { zh: '登记往来单位', en: 'Register a partner' },
    about: z.object({}),
    fill: z
      .object({ ...named, type: type.optional() })
      .refine(
        ({ kind, type: its }) => kind === 'customer' || its === undefined || /^(manufacturer|distributor)$/.test(its),
        {
          path: ['type'],
          params: {
            say: { zh: '供货者须为生产企业或经营企业', en: 'a supplier is a manufacturer or a distributor' },
          },
        },
      ),
    output: z.object({ partnerId: Id }),
  }),
  changePartner: command({
    title: { zh: '变更往来单位信息', en: 'Change what is on file' },
    about,
    fill: z.object({
      name: partner.name,
      address: partner.address,
      contact: partner.contact,
      reason: system.changeReason,
    }),
  }),
  fileCertificate: command({
    title: { zh: '登记证照', en: 'File a certificate' },
    about,
    fill: said,
    output: z.object({ certificateId: Id }),
  }),
  replaceCertificate: command({
    title: { zh: '换证', en: 'Replace a certificate' },
    about: z.object({ certificateId: Id }),
    fill: said,
    output: z.object({ certificateId: Id }),
  }),
  approvePartner: command({
    title: { zh: '首营企业审核', en: 'Approve as partner' },
    proposed: { steps: [[qualityStaff], [qualityHead]], always: { ...qualityHead, basis: 'GSP 18' } },
    about,
    fill: z.object({ opinion: review.opinion.optional() }),
  }),
  suspendPartner: command({
    title: { zh: '暂停往来', en: 'Suspend' },
    about,
    fill: z.object({ reason: system.changeReason }),
  }),
  resumePartner: command({
    title: { zh: '恢复往来', en: 'Resume' },
    about,
    fill: z.object({ reason: system.changeReason }),
  }),
  files: list({
    title: { zh: '往来单位档案', en: 'Files of partners' },
    row: z.object({ ...row, isSuspended }),
    key: ['partnerId'],
    sorts: ['name'],
    sort: { by: 'name', down: false },
    searched: ['name', 'address', 'contact'],
    words: { kind: { supplier: { zh: '供货者', en: 'Supplier' }, customer: { zh: '购货者', en: 'Customer' } } },
    hidden: ['isSuspended'],
  }),
  file: query({ title: { zh: '往来单位', en: 'Partner' }, input: about, output: PartnerFile }),
  certificate: documentLines({ zh: '证照内容', en: 'What it says' }, z.object({ lineId: Id, ...Certificate.shape })),
  list: query({
    title: { zh: '往来单位', en: 'Partners' },
    input: z.object({ kind: partner.kind }),
    output: z.array(
      z.object({
        id: Id,
        name: partner.name,
        address: partner.address,
        contact: partner.contact,
        isSuspended: partner.isSuspended,
      }),
    ),
  }),
});
