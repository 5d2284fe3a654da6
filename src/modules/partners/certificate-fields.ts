/** The fields of certificates: what a partner proves itself with. */
import { z } from 'zod';
import { Day, Id, Text } from '#kernel/contract';
import { field } from '#kernel/field';

/** The classes of devices, by risk. */
export const deviceClasses = ['I', 'II', 'III'] as const;
export type DeviceClass = (typeof deviceClasses)[number];

const classWords = {
  I: { zh: '第一类', en: 'Class I' },
  II: { zh: '第二类', en: 'Class II' },
  III: { zh: '第三类', en: 'Class III' },
};

export const certificateKinds = {
  businessLicense: { zh: '营业执照', en: 'Business licence' },
  manufacturingLicense: { zh: '医疗器械生产许可证', en: 'Manufacturing licence' },
  manufacturingFiling: { zh: '第一类医疗器械生产备案', en: 'Manufacturing filing' },
  distributionPermit: { zh: '医疗器械经营许可证', en: 'Distribution permit' },
  distributionFiling: { zh: '第二类医疗器械经营备案', en: 'Distribution filing' },
  authorization: { zh: '授权书', en: 'Letter of authorisation' },
  medicalLicense: { zh: '医疗机构执业许可证', en: 'Licence of a medical institution' },
  statementOfNeed: { zh: '使用需求说明', en: 'Statement of need' },
} as const;
export type CertificateKind = keyof typeof certificateKinds;

export const certificate = {
  id: field(Id, {
    name: 'certificate',
    zh: '证照记录',
    en: 'Certificate',
    meaning: { zh: '往来单位的一份证照。', en: 'One certificate of a partner.' },
    source: 'GSP 53',
  }),
  kind: field(z.enum(Object.keys(certificateKinds) as [CertificateKind, ...CertificateKind[]]), {
    name: 'certificateKind',
    zh: '证照类型',
    en: 'Kind of certificate',
    meaning: { zh: '营业执照、许可证、备案、授权书等。', en: 'Licence, permit, filing, authorisation and so on.' },
    choices: certificateKinds,
    source: 'GSP 53',
  }),
  number: field(Text.max(100), {
    name: 'certificateNumber',
    zh: '证照编号',
    en: 'Certificate number',
    meaning: { zh: '证照上的编号。', en: 'The number on the certificate.' },
    source: 'GSP 53',
  }),
  classes: field(z.array(z.enum(deviceClasses)).max(3), {
    name: 'certificateClasses',
    zh: '经营（生产）范围：类别',
    en: 'Scope: classes',
    meaning: {
      zh: '许可或备案包括哪些管理类别；营业执照等不填。',
      en: 'The classes a permit or filing covers; a business licence has none.',
    },
    choices: classWords,
    source: 'GSP 51',
  }),
  categories: field(z.array(z.string().trim().min(1).max(50)).max(100), {
    name: 'certificateCategories',
    zh: '经营（生产）范围：分类',
    en: 'Scope: categories',
    meaning: {
      zh: '分类目录中的类别代码，如 06；不填即不限类别。',
      en: 'Codes of the catalogue of devices, such as 06; none: all of them.',
    },
    source: 'GSP 51',
  }),
  productRange: field(Text, {
    name: 'productRange',
    zh: '授权品种',
    en: 'Products authorised',
    meaning: { zh: '授权书写明的品种。', en: 'The products that the letter names.' },
    source: 'GSP 53',
  }),
  territory: field(Text.max(200), {
    name: 'territory',
    zh: '授权地域',
    en: 'Territory',
    meaning: { zh: '授权书写明的地域。', en: 'The territory that the letter names.' },
    source: 'GSP 53',
  }),
  salesperson: field(Text.max(100), {
    name: 'authorisedSalesperson',
    zh: '被授权销售人员',
    en: 'Salesperson authorised',
    meaning: { zh: '授权书写明的销售人员姓名。', en: 'The salesperson that the letter names.' },
    source: 'GSP 53',
  }),
  issuedOn: field(Day, {
    name: 'certificateIssuedOn',
    zh: '发证（签发）日期',
    en: 'Issued on',
    meaning: { zh: '证照的发证日期，授权书的签发日期。', en: 'The day the certificate or letter was issued.' },
    source: 'GSP 53',
  }),
  validUntil: field(Day, {
    name: 'certificateValidUntil',
    zh: '证照有效期至',
    en: 'Certificate valid until',
    meaning: { zh: '有效的最后一天；长期有效的不填。', en: 'Its last valid day; none where it is valid for good.' },
    source: 'GSP 53',
  }),
  isReplaced: field(z.boolean(), {
    name: 'certificateIsReplaced',
    zh: '证照已更换',
    en: 'Replaced',
    meaning: { zh: '已有新证替代。', en: 'A newer one stands in its place.' },
  }),
};

/** What a partner's file has come to. */
export const fileStates = {
  unreviewed: { zh: '未审核', en: 'Not reviewed' },
  inReview: { zh: '审核中', en: 'In review' },
  approved: { zh: '已批准', en: 'Approved' },
  suspended: { zh: '已暂停', en: 'Suspended' },
  ended: { zh: '证照过期', en: 'Certificate ended' },
} as const;
export type FileState = keyof typeof fileStates;

export const review = {
  state: field(z.enum(Object.keys(fileStates) as [FileState, ...FileState[]]), {
    name: 'fileState',
    zh: '审核状态',
    en: 'State of the file',
    meaning: {
      zh: '首营审核办到哪一步，证照是否仍有效。',
      en: 'How far its review came, and whether its proofs hold.',
    },
    choices: fileStates,
    source: 'GSP 53',
  }),
  approvedOn: field(Day, {
    name: 'fileApprovedOn',
    zh: '首营批准日期',
    en: 'Approved on',
    meaning: { zh: '质量管理批准首营的日期。', en: 'The day quality approved the first business.' },
    source: 'GSP 53',
  }),
  opinion: field(Text, {
    name: 'reviewOpinion',
    zh: '申请说明',
    en: 'What to look at',
    meaning: { zh: '提请审核的人要说明的事。', en: 'What whoever asks for the review has to say.' },
  }),
};
