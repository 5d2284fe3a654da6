/** The fields of what the kernel itself knows: lots and units, quantities, documents, who and when, pages of lists. */
import { z } from 'zod';
import { type Bilingual, Day, Id, Quantity, query, Status, Text, withoutInvisible } from './contract.ts';
import { field, sameField } from './field.ts';

/** A lot or serial number as printed: GS1 allows 20 characters, HIBC 18; old labels have more. Only what
 *  the eye sees of it counts. */
const LabelNumber = z
  .string()
  .overwrite(withoutInvisible)
  .min(1)
  .max(50)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the separator of a label is what this refuses.
  .regex(/^[^\u001d]*$/);

/** BatchBlock of the records the law asks for: at least one of lot and serial number, and the date. */
export const batch = {
  lotNumber: field(LabelNumber, {
    name: 'lotNumber',
    zh: '批号',
    en: 'Lot number',
    meaning: { zh: '标签上的生产批号。', en: "The maker's lot number as the label prints it." },
    source: 'GSP 64',
  }),
  serialNumber: field(LabelNumber, {
    name: 'serialNumber',
    zh: '序列号',
    en: 'Serial number',
    meaning: { zh: '单件产品的序列号。', en: 'The number of this very piece.' },
    source: 'GSP 64',
  }),
  productionOn: field(Day, {
    name: 'productionOn',
    zh: '生产日期',
    en: 'Production date',
    meaning: { zh: '标签上的生产日期。', en: 'The day of production on the label.' },
    source: 'O6 13',
  }),
  lastUseOn: field(Day, {
    name: 'lastUseOn',
    zh: '有效期至',
    en: 'Use by',
    meaning: { zh: '可以销售、使用的最后一天。', en: 'The last day goods may be sold or used.' },
    source: 'GSP 64',
  }),
};

/** QtyBlock, and the quality status that goods of a quantity stand in. */
export const quantities = {
  quantity: field(Quantity, {
    name: 'quantity',
    zh: '数量',
    en: 'Quantity',
    meaning: { zh: '以最小单位计的整数数量。', en: 'Whole base units.' },
    unit: { zh: '最小单位', en: 'base unit' },
    source: 'GSP 64',
  }),
  unit: field(Text.max(20), {
    name: 'unit',
    zh: '单位',
    en: 'Unit',
    meaning: { zh: '数量的计量单位。', en: 'The unit that a quantity counts.' },
    source: 'GSP 58',
  }),
  status: field(Status, {
    name: 'status',
    zh: '质量状态',
    en: 'Status',
    meaning: { zh: '货物所在账户的质量状态。', en: 'The quality status of the account goods stand in.' },
    source: 'GSP 40',
  }),
};

/** Documents as lists name them. */
export const documents = {
  number: field(Text, {
    name: 'documentNumber',
    zh: '单号',
    en: 'Number',
    meaning: { zh: '系统编的单据号。', en: 'The number the system gave the document.' },
  }),
  kind: field(Text, {
    name: 'documentKind',
    zh: '单据类型',
    en: 'Kind of document',
    meaning: { zh: '单据的种类。', en: 'What sort of document it is.' },
  }),
  state: field(Text, {
    name: 'documentState',
    zh: '单据状态',
    en: 'State',
    meaning: { zh: '单据办到哪一步。', en: 'How far the document has come.' },
  }),
  lines: field(z.array(z.unknown()), {
    name: 'lines',
    zh: '明细',
    en: 'Lines',
    meaning: { zh: '单据的明细行。', en: 'The lines of the document.' },
  }),
};

const Moment = z.iso.datetime();

/** SystemBlock: who comes from the sign-in and when from the server; neither is ever typed or picked. */
export const system = {
  createdBy: field(Text, {
    name: 'createdBy',
    zh: '经办',
    en: 'By',
    meaning: { zh: '登录并办理的人，不可手填。', en: 'Who was signed in and did it; never typed.' },
    source: 'INSP 5.51',
  }),
  createdAt: field(Moment, {
    name: 'createdAt',
    zh: '时间',
    en: 'When',
    meaning: { zh: '服务器记录的时间，不可手填。', en: "The server's moment of recording; never typed." },
    source: 'INSP 5.51',
  }),
  occurredAt: field(Moment, {
    name: 'occurredAt',
    zh: '实际发生时间',
    en: 'Happened at',
    meaning: {
      zh: '补录时填写的实际时间；与系统记录时间一并显示。',
      en: 'When it really happened, as a late entry says; shown beside the moment of recording.',
    },
    source: 'INSP 5.51',
  }),
  approvedBy: field(Text, {
    name: 'approvedBy',
    zh: '批准人',
    en: 'Approved by',
    meaning: { zh: '登录并批准的人。', en: 'Who was signed in and approved.' },
    source: 'INSP 5.51',
  }),
  approvedAt: field(Moment, {
    name: 'approvedAt',
    zh: '批准时间',
    en: 'Approved at',
    meaning: { zh: '服务器记录的批准时间。', en: "The server's moment of approval." },
    source: 'INSP 5.51',
  }),
  changeReason: field(Text, {
    name: 'changeReason',
    zh: '变更原因',
    en: 'Reason of change',
    meaning: {
      zh: '为什么变更；旧值、新值、人与时间由系统记录。',
      en: 'Why it changed; the journal adds old, new, who, when.',
    },
    source: 'INSP 5.51',
  }),
};

/** Where a page of a list begins and how much of it there is. */
export const paging = {
  key: field(z.string(), {
    name: 'pageKey',
    zh: '翻页键',
    en: 'Page key',
    meaning: { zh: '列表从哪一条之后继续。', en: 'After which row a list goes on.' },
  }),
  text: field(z.string(), {
    name: 'searchText',
    zh: '查找内容',
    en: 'Search text',
    meaning: { zh: '要查找的文字。', en: 'What is looked for.' },
  }),
  filter: field(z.record(z.string(), z.unknown()), {
    name: 'listFilter',
    zh: '筛选条件',
    en: 'Filter',
    meaning: { zh: '每一列的筛选条件，全部满足的行才列出。', en: 'A condition for each column; a row meets them all.' },
  }),
  sort: field(z.object({ by: z.string(), down: z.boolean() }), {
    name: 'listSort',
    zh: '排序',
    en: 'Order',
    meaning: { zh: '按哪一列、升序还是降序。', en: 'The column a list is ordered by, up or down.' },
  }),
  limit: field(z.int().min(1), {
    name: 'pageRows',
    zh: '每页行数',
    en: 'Rows of a page',
    meaning: { zh: '一页最多几行。', en: 'How many rows a page has at most.' },
  }),
  withTotal: field(z.boolean(), {
    name: 'withTotal',
    zh: '是否计数',
    en: 'Count',
    meaning: { zh: '是否同时数出共有几行。', en: 'Whether all rows are counted too.' },
  }),
  total: field(z.object({ count: z.int(), isExact: z.boolean() }), {
    name: 'rowTotal',
    zh: '总行数',
    en: 'Rows',
    meaning: {
      zh: '符合条件的行数；很多时只说超过多少。',
      en: 'How many rows there are; of very many, more than what.',
    },
  }),
};

/** The query of a document's lines: asked by the document's id, paged by the line's. */
export const documentLines = <L extends z.ZodRawShape>(title: Bilingual, line: z.ZodObject<L>) =>
  query({
    title,
    input: z.object({ documentId: Id, after: sameField(paging.key, Id).optional() }),
    output: z.object({ lines: z.array(line), next: sameField(paging.key, Id).nullable() }),
  });
