import { z } from 'zod';
import { contract, query, Words } from '#kernel/contract';
import { field } from '#kernel/field';

const check = field(z.string(), {
  name: 'setUpCheck',
  zh: '检查项',
  en: 'Check',
  meaning: { zh: '正式运行前检查的规则。', en: 'The rule that is asked before a company goes live.' },
});
const basis = field(z.string(), {
  name: 'setUpBasis',
  zh: '依据',
  en: 'Basis',
  meaning: { zh: '检查项依据的条款。', en: 'The clause a check rests on.' },
});
const missing = field(Words, {
  name: 'setUpMissing',
  zh: '还缺什么',
  en: 'Missing',
  meaning: { zh: '正式运行前还须办理的事；空为已具备。', en: 'What is still to be done; empty, nothing.' },
});

/** One thing the law asks before a company goes live, and what of it is missing today. */
export const Check = z.object({ check, basis, missing: z.array(missing) });
export type Check = z.output<typeof Check>;

export const setup = contract('setup', {
  checklist: query({
    title: { zh: '正式运行前的检查', en: 'What going live needs' },
    scope: 'company-wide: the company goes live as a whole',
    input: z.object({}),
    output: z.array(Check),
  }),
});
