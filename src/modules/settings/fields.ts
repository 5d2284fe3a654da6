/** The fields of settings: what is decided, where, from when. */
import { z } from 'zod';
import { Day, Text, Words } from '#kernel/contract';
import { field } from '#kernel/field';

const Level = z.enum(['company', 'site', 'category', 'partner', 'product']);

/** One decision of a company about one of its settings. */
export const decision = {
  name: field(z.string().max(100), {
    name: 'settingName',
    zh: '设置代号',
    en: 'Setting',
    meaning: { zh: '设置在程序和接口中的名字。', en: 'What the setting is called in program and interfaces.' },
  }),
  level: field(Level, {
    name: 'settingLevel',
    zh: '适用层级',
    en: 'Level',
    meaning: { zh: '在哪一级决定；越具体越优先。', en: 'Where it is decided; the most specific wins.' },
    choices: {
      company: { zh: '全公司', en: 'Company' },
      site: { zh: '仓库', en: 'Site' },
      category: { zh: '产品类别', en: 'Category' },
      partner: { zh: '往来单位', en: 'Partner' },
      product: { zh: '产品', en: 'Product' },
    },
  }),
  of: field(z.string().trim().max(50), {
    name: 'settingOf',
    zh: '适用对象',
    en: 'Applies to',
    meaning: {
      zh: '哪一个仓库、类别、单位或产品；全公司为空。',
      en: 'Which site, category, partner or product, if any.',
    },
  }),
  version: field(z.int().min(0), {
    name: 'settingVersion',
    zh: '版本',
    en: 'Version',
    meaning: { zh: '此处第几次决定；0 为程序默认。', en: 'Which decision here; 0 is the default of the program.' },
  }),
  value: field(z.record(z.string().max(100), z.unknown()), {
    name: 'settingValue',
    zh: '设置值',
    en: 'Value',
    meaning: { zh: '各字段的取值。', en: 'What each of its fields says.' },
  }),
  countsFrom: field(Day, {
    name: 'countsFrom',
    zh: '生效日期',
    en: 'Counts from',
    meaning: {
      zh: '从公司日历的哪一天起生效；批准晚于此日的，从批准之日起。',
      en: "The day of the company's calendar from which it counts; from its approval where that comes later.",
    },
    source: 'INSP 5.51',
  }),
};

/** What a page needs to know of a setting. */
export const described = {
  title: field(Words, {
    name: 'settingTitle',
    zh: '设置名称',
    en: 'Setting',
    meaning: { zh: '设置的名称。', en: 'What people call the setting.' },
  }),
  meaning: field(Words, {
    name: 'settingMeaning',
    zh: '作用',
    en: 'What it decides',
    meaning: { zh: '设置决定什么。', en: 'What the setting decides.' },
  }),
  basis: field(Text, {
    name: 'settingBasis',
    zh: '设置依据',
    en: 'Basis of the setting',
    meaning: { zh: '条款，或者公司制度。', en: 'The article that leaves it to the company, or its policy.' },
  }),
  levels: field(z.array(Level), {
    name: 'settingLevels',
    zh: '可设层级',
    en: 'Levels',
    meaning: { zh: '可以在哪些层级决定，由一般到具体。', en: 'Where it may be decided, from general to specific.' },
  }),
  bound: field(z.object({ basis: z.string(), zh: z.string(), en: z.string() }), {
    name: 'settingBound',
    zh: '法定界限',
    en: 'Bound of the law',
    meaning: { zh: '法规定死、不可设出的界限。', en: 'What the law fixes; no decision goes beyond it.' },
  }),
  part: field(
    z.object({
      name: z.string(),
      title: Words,
      meaning: Words,
      unit: Words.nullable(),
      kind: z.enum(['boolean', 'number', 'text', 'choice', 'choices', 'numbers', 'positions']),
      min: z.number().nullable(),
      max: z.number().nullable(),
      choices: z.array(z.object({ value: z.string(), title: Words })),
    }),
    {
      name: 'settingPart',
      zh: '设置项',
      en: 'Its field',
      meaning: { zh: '组成设置值的一个字段。', en: 'One of the fields that a value is made of.' },
    },
  ),
  ofName: field(Text, {
    name: 'settingOfName',
    zh: '适用对象名称',
    en: 'Applies to (name)',
    meaning: { zh: '仓库、类别、单位或产品的名称。', en: 'What the site, category, partner or product is called.' },
  }),
};
