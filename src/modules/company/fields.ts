/** The fields of the company's own file. */
import { z } from 'zod';
import { Day, Text } from '#kernel/contract';
import { field } from '#kernel/field';

/** The company and whether it works or is still being set up. */
export const company = {
  name: field(Text, {
    name: 'companyName',
    zh: '企业名称',
    en: 'Company',
    meaning: { zh: '本企业的名称。', en: 'What the company is called.' },
  }),
  isLive: field(z.boolean(), {
    name: 'isLive',
    zh: '已正式运行',
    en: 'Is live',
    meaning: {
      zh: '否则为筹建期：不得销售、出库，每个操作都有标记。',
      en: 'Else it is being set up: nothing may be sold or shipped, and every act is marked.',
    },
  }),
  liveSince: field(z.string(), {
    name: 'liveSince',
    zh: '正式运行时间',
    en: 'Live since',
    meaning: { zh: '企业负责人与质量负责人都签署的时间。', en: 'When company head and quality head had both signed.' },
  }),
  signerPosition: field(z.enum(['companyHead', 'qualityHead']), {
    name: 'goLivePosition',
    choices: {
      companyHead: { zh: '企业负责人', en: 'Company head' },
      qualityHead: { zh: '质量负责人', en: 'Quality head' },
    },
    zh: '签署岗位',
    en: 'Signed as',
    meaning: { zh: '以哪个岗位签署正式运行。', en: 'As which head somebody signed that the company goes live.' },
    source: 'GSP 14',
  }),
  signer: field(z.string(), {
    name: 'goLiveSigner',
    zh: '签署人',
    en: 'Signed by',
    meaning: { zh: '签署正式运行的人。', en: 'Who signed that the company goes live.' },
  }),
  signedAt: field(z.string(), {
    name: 'goLiveSignedAt',
    zh: '签署时间',
    en: 'Signed at',
    meaning: { zh: '签署正式运行的时间。', en: 'When it was signed.' },
  }),
};

/** The company's own permit to trade, or its filing. */
export const permit = {
  kind: field(z.enum(['permit', 'filing']), {
    name: 'permitKind',
    choices: {
      permit: { zh: '经营许可证', en: 'Permit' },
      filing: { zh: '经营备案凭证', en: 'Filing' },
    },
    zh: '证件类型',
    en: 'Kind of permit',
    meaning: {
      zh: '第三类须经营许可证，第二类须经营备案。',
      en: 'A permit for class III devices, a filing for class II.',
    },
    source: 'O54 14',
  }),
  number: field(Text.max(100), {
    name: 'permitNumber',
    zh: '证件编号',
    en: 'Permit number',
    meaning: { zh: '经营许可证或备案凭证的编号。', en: 'The number of the permit or filing.' },
    source: 'O54 14',
  }),
  scope: field(Text, {
    name: 'permitScope',
    zh: '经营范围',
    en: 'Scope of business',
    meaning: { zh: '证件上的经营范围。', en: 'What the permit allows to trade.' },
    source: 'O54 14',
  }),
  issuedOn: field(Day, {
    name: 'permitIssuedOn',
    zh: '发证日期',
    en: 'Issued on',
    meaning: { zh: '证件的发证日期。', en: 'The day the permit was issued.' },
  }),
  validUntil: field(Day, {
    name: 'permitValidUntil',
    zh: '证件有效期至',
    en: 'Valid until',
    meaning: { zh: '证件有效的最后一天；备案凭证没有。', en: 'Its last valid day; a filing has none.' },
    source: 'O54 14',
  }),
};
