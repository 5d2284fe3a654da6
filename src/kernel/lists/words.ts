/** What a list was asked, in words: for the chips above a list and the second sheet of its export. */
import type { z } from 'zod';
import type { Bilingual, Language } from '../contract.ts';
import { nameOf } from '../field.ts';
import type { Condition } from './condition.ts';
import type { Listed } from './list.ts';

/** What a choice or a yes is called; anything else is what it is. */
export const valueIn = ({ words }: Listed, name: string, value: unknown, language: Language): string => {
  if (typeof value === 'boolean') return (value ? yes : no)[language];
  return words[name]?.[String(value)]?.[language] ?? String(value);
};

const yes: Bilingual = { zh: '是', en: 'yes' };
const no: Bilingual = { zh: '否', en: 'no' };

/** One condition as people say it: `批号 包含 AB`. */
export const conditionIn = (list: Listed, name: string, said: Condition, language: Language): string => {
  const { contains, equals, begins, anyOf, is, from, to, isEmpty } = said;
  const parts = [
    contains === undefined ? [] : [ways.contains, contains],
    equals === undefined ? [] : [ways.equals, equals],
    begins === undefined ? [] : [ways.begins, begins],
    anyOf === undefined ? [] : [ways.equals, anyOf.map((one) => valueIn(list, name, one, language)).join(' / ')],
    is === undefined ? [] : [ways.equals, valueIn(list, name, is, language)],
    from === undefined ? [] : [ways.from, String(from)],
    to === undefined ? [] : [ways.to, String(to)],
    isEmpty === undefined ? [] : [isEmpty ? ways.empty : ways.full],
  ];
  const told = parts
    .filter((part) => part.length > 0)
    .map((part) => part.map((word) => (typeof word === 'string' ? word : word[language])).join(' '));
  return `${titleIn(list, name)[language]} ${told.join(language === 'zh' ? '，' : ', ')}`;
};

/** What a column is called; the id of a row leads somewhere and has no name of its own. */
export const titleIn = ({ row }: Listed, name: string): Bilingual => {
  const schema = row.shape[name] as z.ZodType | undefined; // What stands in a shape is a schema.
  try {
    return schema ? nameOf(schema) : { zh: name, en: name };
  } catch {
    return { zh: name, en: name };
  }
};

/** The ways to ask, as filters offer them. */
export const ways = {
  contains: { zh: '包含', en: 'contains' },
  equals: { zh: '是', en: 'is' },
  begins: { zh: '开头是', en: 'begins with' },
  from: { zh: '不早于或不小于', en: 'from' },
  to: { zh: '不晚于或不大于', en: 'to' },
  empty: { zh: '为空', en: 'is empty' },
  full: { zh: '不为空', en: 'is not empty' },
} satisfies Record<string, Bilingual>;
