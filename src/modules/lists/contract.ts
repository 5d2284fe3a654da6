import { z } from 'zod';
import { contract, Id, Words } from '#kernel/contract';
import { field, sameField } from '#kernel/field';
import { documents, system } from '#kernel/fields';
import { list } from '#kernel/lists/list';

const lineKind = field(z.enum(['command', 'proposal', 'refusal', 'access']), {
  name: 'lineKind',
  zh: '记录类型',
  en: 'Kind of line',
  meaning: {
    zh: '办成的操作、送审的操作、被拒绝的操作，还是登录、导出等访问。',
    en: 'Done, proposed, refused, or a look at something.',
  },
  source: 'INSP 5.51',
});
const commandName = field(z.string(), {
  name: 'commandName',
  zh: '操作代码',
  en: 'Command',
  meaning: { zh: '操作在程序中的名字。', en: 'What the act is called in the program.' },
});
const commandTitle = field(Words, {
  name: 'commandTitle',
  zh: '操作名称',
  en: 'Act',
  meaning: { zh: '办的是什么操作。', en: 'What was done or asked for.' },
  source: 'INSP 5.51',
});
const cameFrom = field(z.string(), {
  name: 'cameFrom',
  zh: '来源',
  en: 'From where',
  meaning: { zh: '网络地址与设备。', en: 'The address and device it came from.' },
  source: 'INSP 5.51',
});
const party = field(z.string(), {
  name: 'counterparty',
  zh: '往来单位',
  en: 'Partner',
  meaning: { zh: '单据的对方单位。', en: 'The partner a document is with.' },
});

export const lists = contract('lists', {
  documents: list({
    title: { zh: '单据', en: 'Documents' },
    row: z.object({
      documentId: Id,
      createdAt: system.createdAt,
      number: documents.number,
      kind: documents.kind,
      state: documents.state,
      party: party.nullable(),
      site: field(z.string(), {
        name: 'documentSite',
        zh: '地点',
        en: 'Where',
        meaning: { zh: '单据所在的仓库。', en: 'The site a document belongs to.' },
      }).nullable(),
      createdBy: system.createdBy,
    }),
    key: ['documentId'],
    sorts: ['createdAt', 'number'],
    sort: { by: 'createdAt', down: true },
    searched: ['number', 'party'],
  }),
  journal: list({
    title: { zh: '操作日志', en: 'Journal' },
    scope: 'company-wide: who audits the journal audits all of it',
    row: z.object({
      lineId: Id,
      recordedAt: system.createdAt,
      person: sameField(system.createdBy, z.string()),
      kind: lineKind,
      title: commandTitle,
      command: commandName,
      cameFrom,
    }),
    key: ['lineId'],
    sorts: ['recordedAt'],
    sort: { by: 'recordedAt', down: true },
    searched: ['person', 'command'],
    words: {
      kind: {
        command: { zh: '办成', en: 'Done' },
        refusal: { zh: '被拒', en: 'Refused' },
        access: { zh: '访问', en: 'Access' },
      },
    },
    hidden: ['command', 'cameFrom'],
  }),
});
