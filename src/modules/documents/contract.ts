import { z } from 'zod';
import { place } from '#fields/warehouse';
import { contract, Id, query, Words } from '#kernel/contract';
import { field, sameField } from '#kernel/field';
import { documents as common, paging, system } from '#kernel/fields';

const kind = sameField(common.kind, Words);
const state = sameField(common.state, Words);
/** The name a program knows a kind or state by; people read its words. */
const nameOfKind = sameField(common.kind, z.string());

const counterparty = field(z.string(), {
  name: 'counterparty',
  zh: '往来单位',
  en: 'Partner',
  meaning: { zh: '单据的对方单位。', en: 'The partner a document is with.' },
});
const changedBy = field(z.string(), {
  name: 'changedBy',
  zh: '最后经手',
  en: 'Last by',
  meaning: { zh: '最后办理的人。', en: 'Who acted last.' },
});
const changedAt = field(z.string(), {
  name: 'changedAt',
  zh: '最后时间',
  en: 'Last at',
  meaning: { zh: '最后办理的时间。', en: 'When somebody acted last.' },
});
const act = field(Words, {
  name: 'act',
  zh: '办理事项',
  en: 'Act',
  meaning: { zh: '做了什么。', en: 'What was done.' },
});
const wasRefused = field(z.boolean(), {
  name: 'wasRefused',
  zh: '未通过',
  en: 'Refused',
  meaning: { zh: '操作被拒绝，什么也没有改变。', en: 'The act was refused; nothing changed.' },
});
const reason = field(Words, {
  name: 'reason',
  zh: '所述原因',
  en: 'Why',
  meaning: { zh: '为什么被拒绝，或者为什么仍然继续。', en: 'Why it was refused, or why somebody went on.' },
});
const meaning = field(Words, {
  name: 'signatureMeaning',
  zh: '签名含义',
  en: 'Meaning of the signature',
  meaning: { zh: '签名表示什么。', en: 'What the signature says.' },
  source: 'ESL 13',
});
const signedBy = field(z.string(), {
  name: 'signedBy',
  zh: '签名人',
  en: 'Signed by',
  meaning: { zh: '谁签的名。', en: 'Whose signature it is.' },
  source: 'ESL 13',
});
const signedAt = field(z.string(), {
  name: 'signedAt',
  zh: '签名时间',
  en: 'Signed at',
  meaning: { zh: '服务器记录的签名时间。', en: "The server's moment of the signature." },
  source: 'ESL 13',
});
const isIntact = field(z.boolean(), {
  name: 'signatureIsIntact',
  zh: '签名有效',
  en: 'Signature intact',
  meaning: { zh: '签名与签名时的内容一致。', en: 'The signature still fits what was signed.' },
  source: 'ESL 13',
});
const fieldTitle = field(Words, {
  name: 'changedField',
  zh: '变更项',
  en: 'Changed field',
  meaning: { zh: '哪一项变了。', en: 'Which field changed.' },
});
const oldValue = field(z.string(), {
  name: 'oldValue',
  zh: '原值',
  en: 'Old value',
  meaning: { zh: '变更之前。', en: 'What stood there before.' },
});
const newValue = field(z.string(), {
  name: 'newValue',
  zh: '新值',
  en: 'New value',
  meaning: { zh: '变更之后。', en: 'What stands there now.' },
});

/** Another document that one and the same act told of. */
export const Related = z.object({ documentId: Id, number: common.number, kind, state });
export type Related = z.output<typeof Related>;

export const DocumentHeader = z.object({
  documentId: Id,
  number: common.number,
  kindName: nameOfKind,
  kind,
  state,
  counterparty: counterparty.nullable(),
  site: place.site.nullable(),
  createdBy: system.createdBy,
  createdAt: sameField(system.createdAt, z.string()),
  changedBy,
  changedAt,
  related: z.array(Related),
});
export type DocumentHeader = z.output<typeof DocumentHeader>;

export const Entry = z.object({
  lineId: Id,
  act,
  person: system.createdBy,
  recordedAt: sameField(system.createdAt, z.string()),
  wasRefused,
  state: state.nullable(),
  reasons: z.array(reason),
  signatures: z.array(z.object({ signedBy, meaning, signedAt, isIntact })),
  changes: z.array(z.object({ title: fieldTitle, oldValue: oldValue.nullable(), newValue: newValue.nullable() })),
});
export type Entry = z.output<typeof Entry>;

/** What has a timeline: a document, else a file that papers hang on. */
const of = sameField(common.kind, z.enum(['document', 'partner', 'product']));

const pageOfTimeline = {
  input: z.object({ documentId: Id, of: of.optional(), before: sameField(paging.key, Id).optional() }),
  output: z.object({ entries: z.array(Entry), next: sameField(paging.key, Id).nullable() }),
};

export const documents = contract('documents', {
  document: query({
    title: { zh: '单据', en: 'Document' },
    input: z.object({ documentId: Id }),
    output: DocumentHeader,
  }),
  /** What the journal tells of a document, the latest first; refusals are a query of their own. */
  timeline: query({ title: { zh: '办理记录', en: 'Timeline' }, ...pageOfTimeline }),
  refusals: query({ title: { zh: '被拒绝的操作', en: 'Refused acts' }, ...pageOfTimeline }),
});
