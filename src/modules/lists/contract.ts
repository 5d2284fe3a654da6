import { z } from 'zod';
import { command, contract, Id, query, Text, Words } from '#kernel/contract';
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
const codeOf = (name: string, zh: string, en: string) =>
  field(z.string(), {
    name,
    zh,
    en,
    meaning: { zh: '在程序和接口中的名字。', en: 'Its name in program and interfaces.' },
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

const listName = field(
  z
    .string()
    .regex(/^[a-z]\w*\.[a-z]\w*$/i)
    .max(100),
  {
    name: 'listName',
    zh: '列表代码',
    en: 'List',
    meaning: { zh: '列表在程序中的名字。', en: 'What the list is called in the program.' },
  },
);
const viewName = field(Text.max(40), {
  name: 'viewName',
  zh: '视图名称',
  en: 'Name of the view',
  meaning: { zh: '保存的筛选、排序和列的名字。', en: 'What a kept filter, order and choice of columns is called.' },
});
const isShared = field(z.boolean(), {
  name: 'viewIsShared',
  zh: '全公司可见',
  en: 'Shared',
  meaning: { zh: '公司里的其他人能否使用这个视图。', en: 'Whether everybody in the company may use the view.' },
});
const column = field(
  z.strictObject({ name: z.string().max(60), width: z.int().min(40).max(1000).nullable(), isShown: z.boolean() }),
  {
    name: 'listColumn',
    zh: '列',
    en: 'Column',
    meaning: { zh: '一列是否显示，宽度多少。', en: 'Whether a column is shown, and how wide.' },
  },
);
const columns = field(z.array(column).max(100), {
  name: 'listColumns',
  zh: '列设置',
  en: 'Columns',
  meaning: { zh: '显示哪些列，顺序和宽度。', en: 'Which columns are shown, in which order and width.' },
});
const question = field(
  z.strictObject({
    filter: z.record(z.string().max(60), z.record(z.string().max(20), z.unknown())),
    text: z.string().max(200),
    sort: z.strictObject({ by: z.string().max(60), down: z.boolean() }).nullable(),
    columns: z.array(z.string().max(60)).max(100),
  }),
  {
    name: 'listQuestion',
    zh: '视图内容',
    en: 'What the view asks',
    meaning: { zh: '视图的筛选、查找、排序和列。', en: "The view's filter, search, order and columns." },
  },
);
export type ViewQuestion = z.output<typeof question>;
export type ArrangedColumn = z.output<typeof column>;

const View = z.object({
  viewId: Id,
  name: viewName,
  question,
  isShared,
  isMine: field(z.boolean(), {
    name: 'viewIsMine',
    zh: '我的视图',
    en: 'Mine',
    meaning: { zh: '是否本人保存的视图。', en: 'Whether one kept it oneself.' },
  }),
  owner: sameField(system.createdBy, z.string()),
});
export type View = z.output<typeof View>;

const aboutView = z.object({ viewId: Id });

export const lists = contract('lists', {
  saveView: command({
    title: { zh: '保存视图', en: 'Save view' },
    about: z.object({}),
    fill: z.object({ list: listName, name: viewName, question, isShared }),
    output: z.object({ viewId: Id }),
  }),
  replaceView: command({
    title: { zh: '更新视图', en: 'Replace view' },
    about: aboutView,
    fill: z.object({ question }),
  }),
  renameView: command({
    title: { zh: '重命名视图', en: 'Rename view' },
    about: aboutView,
    fill: z.object({ name: viewName }),
  }),
  shareView: command({
    title: { zh: '共享视图', en: 'Share view' },
    about: aboutView,
    fill: z.object({ isShared }),
  }),
  retireView: command({
    title: { zh: '停用视图', en: 'Retire view' },
    about: aboutView,
    fill: z.object({}),
  }),
  /** How one sees a list oneself; the arrangement of others is not touched. */
  arrange: command({
    title: { zh: '保存列设置', en: 'Arrange columns' },
    about: z.object({ personId: Id, list: listName }),
    fill: z.object({ columns, defaultViewId: Id.nullable() }),
  }),
  views: query({
    title: { zh: '视图', en: 'Views' },
    scope: 'company-wide: a view is a question, not its answer',
    input: z.object({ list: listName }),
    output: z.object({ views: z.array(View), columns: columns.nullable(), defaultViewId: Id.nullable() }),
  }),
  documents: list({
    title: { zh: '单据', en: 'Documents' },
    row: z.object({
      documentId: Id,
      createdAt: system.createdAt,
      number: documents.number,
      kindTitle: sameField(documents.kind, Words),
      stateTitle: sameField(documents.state, Words),
      party: party.nullable(),
      site: field(z.string(), {
        name: 'documentSite',
        zh: '地点',
        en: 'Where',
        meaning: { zh: '单据所在的仓库。', en: 'The site a document belongs to.' },
      }).nullable(),
      createdBy: system.createdBy,
      kind: codeOf('documentKindCode', '单据类型代码', 'Code of the kind'),
      state: codeOf('documentStateCode', '单据状态代码', 'Code of the state'),
    }),
    key: ['documentId'],
    sorts: ['createdAt', 'number'],
    sort: { by: 'createdAt', down: true },
    searched: ['number', 'party'],
    hidden: ['kind', 'state'],
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
