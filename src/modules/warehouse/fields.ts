/** The fields of places, of stock, and of holds. */
import { z } from 'zod';
import { type Bilingual, type HoldScope, qualityStatuses, scopes, Text, Words } from '#kernel/contract';
import { field } from '#kernel/field';
import { isSscc } from '#standards/gs1-check-digit';

/** Where goods stand and who has them. */
export const place = {
  site: field(Text, {
    name: 'site',
    zh: '仓库',
    en: 'Site',
    meaning: { zh: '本公司存放货物的地址。', en: 'An address of ours where goods stand.' },
    source: 'GSP 40',
  }),
  zone: field(z.enum(['waiting', 'qualified', 'nonconforming', 'dispatch', 'return']), {
    name: 'zone',
    zh: '库区',
    en: 'Zone',
    meaning: { zh: '仓库按质量状态分的区。', en: 'The part of a site that its quality status gives goods.' },
    choices: {
      waiting: { zh: '待验区', en: 'Waiting' },
      qualified: { zh: '合格品区', en: 'Qualified' },
      nonconforming: { zh: '不合格品区', en: 'Nonconforming' },
      dispatch: { zh: '发货区', en: 'Dispatch' },
      return: { zh: '退货区', en: 'Returns' },
    },
    source: 'GSP 40',
  }),
  bin: field(Text.max(30), {
    name: 'bin',
    zh: '货位号',
    en: 'Bin',
    meaning: { zh: '库区里货位的编号。', en: 'The number of a place in a zone.' },
    source: 'GSP 40',
  }),
  name: field(Words, {
    name: 'place',
    zh: '位置',
    en: 'Place',
    meaning: { zh: '货物所在的库区、货位或者单位。', en: "The zone, bin or partner's hands where goods are." },
  }),
  from: field(Words, {
    name: 'movedFrom',
    zh: '从',
    en: 'From',
    meaning: { zh: '货物从哪里来。', en: 'The place goods were moved from.' },
  }),
  to: field(Words, {
    name: 'movedTo',
    zh: '到',
    en: 'To',
    meaning: { zh: '货物到哪里去。', en: 'The place goods were moved to.' },
  }),
  within: field(Words, {
    name: 'within',
    zh: '容器所在',
    en: 'Stands in',
    meaning: { zh: '容器现在所在的库区或货位。', en: 'The zone or bin a container stands in now.' },
  }),
  holder: field(Text, {
    name: 'holder',
    zh: '持有者',
    en: 'Holder',
    meaning: { zh: '货物在谁手里。', en: 'Who has the goods.' },
  }),
};

const wrongSscc: Bilingual = {
  zh: 'SSCC 须为 18 位数字且校验位正确',
  en: 'an SSCC has 18 digits, the last of them its check digit',
};

/** Logistic units: pallets, cartons and totes with a label of their own. */
export const container = {
  sscc: field(
    z
      .string()
      .trim()
      .max(18)
      .refine(isSscc, { params: { say: wrongSscc } }),
    {
      name: 'sscc',
      zh: '容器编码（SSCC）',
      en: 'SSCC',
      meaning: {
        zh: '托盘、箱等物流单元标签上的 18 位系列货运包装箱代码。',
        en: 'The 18 digits on the label of a pallet, carton or tote.',
      },
      source: 'GSP 40',
    },
  ),
  lots: field(z.int().min(0), {
    name: 'lotsInside',
    zh: '内装批数',
    en: 'Lots inside',
    meaning: { zh: '容器内有几批货。', en: 'How many lots are in it.' },
  }),
};

const baseUnit = { zh: '最小单位', en: 'base unit' };

/** How much of a lot stands at a site, by quality status. */
export const standing = {
  pending: field(z.int(), {
    name: 'pendingQuantity',
    zh: '待验',
    en: 'Pending',
    meaning: { zh: '已收货、尚未验收放行的数量。', en: 'Received, and released by nobody yet.' },
    unit: baseUnit,
  }),
  qualified: field(z.int(), {
    name: 'qualifiedQuantity',
    zh: '合格在库',
    en: 'Qualified',
    meaning: { zh: '已验收放行、可以销售的数量。', en: 'Released; may be sold.' },
    unit: baseUnit,
  }),
  reserved: field(z.int(), {
    name: 'reservedQuantity',
    zh: '已预留',
    en: 'Reserved',
    meaning: { zh: '合格数量中已为单据预留的部分。', en: 'What of the qualified is promised to documents.' },
    unit: baseUnit,
  }),
  available: field(z.int(), {
    name: 'availableQuantity',
    zh: '可用',
    en: 'Available',
    meaning: { zh: '合格数量减去已预留数量。', en: 'Qualified less reserved.' },
    unit: baseUnit,
  }),
  onHold: field(z.int(), {
    name: 'heldQuantity',
    zh: '暂停',
    en: 'On hold',
    meaning: { zh: '被暂停、不得销售的数量。', en: 'Held, and not for sale.' },
    unit: baseUnit,
  }),
  nonconforming: field(z.int(), {
    name: 'nonconformingQuantity',
    zh: '不合格',
    en: 'Nonconforming',
    meaning: { zh: '判为不合格的数量。', en: 'Found not to conform.' },
    unit: baseUnit,
  }),
  recalled: field(z.int(), {
    name: 'recalledQuantity',
    zh: '召回',
    en: 'Recalled',
    meaning: { zh: '被召回、在库的数量。', en: 'Recalled, and still in our sites.' },
    unit: baseUnit,
  }),
};

/** What a hold says. */
export const holding = {
  beneath: field(z.enum(qualityStatuses), {
    name: 'statusBeneath',
    zh: '原状态',
    en: 'Status beneath',
    meaning: { zh: '暂停或召回解除后恢复的质量状态。', en: 'What goods return to when the last hold is lifted.' },
  }),
  kind: field(z.enum(['hold', 'recall']), {
    name: 'holdKind',
    zh: '性质',
    en: 'Kind of hold',
    meaning: { zh: '暂停还是召回。', en: 'Hold or recall.' },
  }),
  scope: field(z.enum(scopes), {
    name: 'holdScope',
    zh: '范围',
    en: 'Scope',
    meaning: {
      zh: '暂停及于批、产品、单件、入库批、供货者、收货单还是仓库。',
      en: 'Whether it lies on a lot, product, unit, intake, supplier, receipt or site.',
    },
  }),
  on: field(Text, {
    name: 'heldObject',
    zh: '对象',
    en: 'On',
    meaning: { zh: '被暂停的批、产品、单位等的名称。', en: 'What is held, by its name.' },
  }),
  reason: field(Text, {
    name: 'holdReason',
    zh: '原因',
    en: 'Reason',
    meaning: { zh: '为什么暂停或解除。', en: 'Why goods are held, or free again.' },
  }),
  caseNumber: field(Text.max(100), {
    name: 'caseNumber',
    zh: '事由编号',
    en: 'Case',
    meaning: { zh: '召回通知、投诉或检查的编号。', en: 'The number of the recall notice, complaint or inspection.' },
  }),
};

/** Why a movement is not like others: it takes another back, or was written down later. */
export const movementReason = field(Text, {
  name: 'movementReason',
  zh: '更正或补录原因',
  en: 'Reason of correction or late entry',
  meaning: {
    zh: '为什么更正已记录的流转，或为什么事后补录。',
    en: 'Why a recorded movement is corrected, or was entered later.',
  },
  source: 'INSP 5.51',
});

/** What the nightly comparison found. */
export const compared = {
  difference: field(Words, {
    name: 'stockDifference',
    zh: '库存差异',
    en: 'Stock difference',
    meaning: {
      zh: '某一行库存与按流转重算的结果不一致。',
      en: 'A row of stock that says something else than its movements do.',
    },
  }),
  count: field(z.int().min(1), {
    name: 'stockDifferences',
    zh: '差异数',
    en: 'Differences',
    meaning: { zh: '与流转不一致的行数。', en: 'How many rows differ from their movements.' },
    unit: { zh: '行', en: 'rows' },
  }),
};

/** What a hold may lie on, as people call it. */
export const scopeWords: Record<HoldScope, Bilingual> = {
  lot: { zh: '批', en: 'Lot' },
  product: { zh: '产品', en: 'Product' },
  unit: { zh: '单件', en: 'Unit' },
  intake: { zh: '入库批', en: 'Intake' },
  supplier: { zh: '供货者', en: 'Supplier' },
  receipt: { zh: '收货单', en: 'Receipt' },
  site: { zh: '仓库', en: 'Site' },
};
