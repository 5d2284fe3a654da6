/** The fields of a print. */
import { z } from 'zod';
import { Id } from '../contract.ts';
import { field } from '../field.ts';

export const printed = {
  id: field(Id, {
    name: 'print',
    zh: '打印记录',
    en: 'Print',
    meaning: { zh: '哪一次打印。', en: 'Which print it is.' },
  }),
  copyNumber: field(z.int().positive(), {
    name: 'copyNumber',
    zh: '第几份',
    en: 'Copy',
    meaning: {
      zh: '同一单据第几次打印；第二份起标明补打。',
      en: 'The how many-eth print; from the second it says reprint.',
    },
  }),
  language: field(z.enum(['zh', 'en']), {
    name: 'printLanguage',
    zh: '打印语言',
    en: 'Language of print',
    meaning: { zh: '纸面文字的语言。', en: 'The language of what stands on paper.' },
  }),
  title: field(z.string(), {
    name: 'printTitle',
    zh: '单据名称',
    en: 'Paper',
    meaning: { zh: '打印的是哪一种单据。', en: 'Which paper was printed.' },
  }),
  digest: field(z.string(), {
    name: 'printDigest',
    zh: '内容摘要',
    en: 'Digest',
    meaning: { zh: '纸面内容的 SHA-256 摘要。', en: 'SHA-256 of what stands on the paper.' },
  }),
  template: field(z.string(), {
    name: 'printTemplate',
    zh: '打印模板',
    en: 'Template',
    meaning: { zh: '打印所用的模板及其版本。', en: 'The template it was printed with, and its version.' },
  }),
  sheet: field(z.record(z.string(), z.unknown()), {
    name: 'printSheet',
    zh: '纸面内容',
    en: 'Sheet',
    meaning: { zh: '打印时纸面上的全部内容。', en: 'All that stood on the paper when it was printed.' },
  }),
};
