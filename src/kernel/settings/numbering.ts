/** How documents are numbered: one setting per kind of document. `kernel.next_number` goes by it just before commit. */
import { z } from 'zod';
import type { Bilingual } from '../contract.ts';
import { field } from '../field.ts';
import { type Setting, setting } from './setting.ts';

/** The parts of a number: `SH20270331-0001`. */
const Numbering = z.object({
  prefix: field(z.string().regex(/^[A-Z]{1,6}$/), {
    name: 'numberPrefix',
    zh: '单号前缀',
    en: 'Prefix',
    meaning: {
      zh: '一至六个大写字母，一种单据一个。',
      en: 'One to six capital letters, of this kind of document alone.',
    },
  }),
  date: field(z.enum(['none', 'year', 'month', 'day']), {
    name: 'numberDate',
    zh: '单号中的日期',
    en: 'Date in the number',
    meaning: { zh: '前缀之后写到哪一级日期。', en: 'How much of the date follows the prefix.' },
    choices: {
      none: { zh: '不写', en: 'none' },
      year: { zh: '年', en: 'year' },
      month: { zh: '年月', en: 'year and month' },
      day: { zh: '年月日', en: 'year, month and day' },
    },
  }),
  digits: field(z.int().min(3).max(8), {
    name: 'numberDigits',
    zh: '流水号位数',
    en: 'Digits',
    meaning: { zh: '流水号至少几位，不足补零。', en: 'How many digits at least, filled with zeros.' },
  }),
  restarts: field(z.enum(['never', 'yearly', 'monthly', 'daily']), {
    name: 'numberRestarts',
    zh: '流水号重新开始',
    en: 'Starts again',
    meaning: { zh: '流水号多久从一重新开始。', en: 'How often the count starts from one again.' },
    choices: {
      never: { zh: '从不', en: 'never' },
      yearly: { zh: '每年', en: 'every year' },
      monthly: { zh: '每月', en: 'every month' },
      daily: { zh: '每天', en: 'every day' },
    },
  }),
});
export type Numbering = z.output<typeof Numbering>;

const dates: readonly Numbering['date'][] = ['none', 'year', 'month', 'day'];
const restarts: readonly Numbering['restarts'][] = ['never', 'yearly', 'monthly', 'daily'];

/** What the names of these settings begin with; the kind of document follows. */
export const NUMBERING = 'kernel.numbering.';

/** The setting that numbers one kind of document. A site has numbers of its own when it has a prefix of its own. */
export const numberingOf = (kind: string, { zh, en }: Bilingual, prefix: string): Setting =>
  setting(`${NUMBERING}${kind}`, {
    title: { zh: `单据编号：${zh}`, en: `Numbers: ${en}` },
    meaning: {
      zh: '新单据怎样编号；已编的号不变，也不会再用。',
      en: 'How new documents are numbered; numbers that were given stay, and are never given again.',
    },
    schema: Numbering,
    default: { prefix, date: 'day', digits: 4, restarts: 'daily' },
    levels: ['company', 'site'],
    bounds: [
      {
        basis: 'GSP 51(8)',
        zh: '流水号重新开始不得比单号中的日期更勤，否则会重号',
        en: 'the count may not start again more often than the date in the number changes: numbers would repeat',
        field: 'restarts',
        isKept: (value) => restarts.indexOf(value.restarts) <= dates.indexOf(value.date),
      },
    ],
    basis: 'policy',
  });
