import { z } from 'zod';
import { command, contract, Id, query, Words } from '#kernel/contract';
import { field } from '#kernel/field';
import { person } from './fields.ts';

/** What the dictionary says of one field. */
const Described = z.object({
  name: field(z.string(), {
    name: 'fieldName',
    zh: '字段',
    en: 'Field',
    meaning: { zh: '字段在程序和接口中的名字。', en: 'What the field is called in program and interfaces.' },
  }),
  title: field(Words, {
    name: 'fieldTitle',
    zh: '显示名称',
    en: 'Title',
    meaning: { zh: '字段在表单、列表上的名字。', en: 'What forms and lists call the field.' },
  }),
  meaning: field(Words, {
    name: 'fieldMeaning',
    zh: '含义',
    en: 'Meaning',
    meaning: { zh: '字段的含义。', en: 'What the field means.' },
  }),
  class: field(z.enum(['plain', 'personal', 'secret', 'cost', 'price']), {
    name: 'fieldClass',
    zh: '保密类别',
    en: 'Class',
    meaning: { zh: '记录和页面可以怎样显示它。', en: 'What records and screens may show of it.' },
  }),
  source: field(z.string(), {
    name: 'fieldSource',
    zh: '依据条款',
    en: 'Clause',
    meaning: { zh: '要求记录它的条款，若有。', en: 'The clause that asks for it, if one does.' },
  }).nullable(),
});

export const people = contract('people', {
  employ: command({
    title: { zh: '登记人员', en: 'Employ a person' },
    about: z.object({}),
    fill: z.object({ personId: Id, name: person.name, positions: person.positions.min(1).max(20) }),
  }),
  colleagues: query({
    title: { zh: '人员', en: 'People' },
    scope: 'company-wide: who holds which position is posted for everybody (GSP 19)',
    input: z.object({}),
    output: z.array(z.object({ id: Id, name: person.name, positions: person.positions })),
  }),
  dictionary: query({
    title: { zh: '字段字典', en: 'Dictionary of fields' },
    scope: "company-wide: what fields mean is the program's, not of any site",
    input: z.object({}),
    output: z.array(Described),
  }),
});
