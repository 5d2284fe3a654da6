/** Who approves, as a company decides it: one setting per command that is declared `proposed` and per kind of act. */
import { z } from 'zod';
import type { Chain, Command, Kind } from '../contract.ts';
import { field } from '../field.ts';
import { settingFor } from '../settings/in-force.ts';
import { kindsInWaves, kindWords } from '../settings/in-use.ts';
import { type Bound, type Setting, setting } from '../settings/setting.ts';
import type { Subject } from '../subject.ts';
import { DAYS } from './chain.ts';

/** What the names of these settings begin with; the command or kind of act follows. */
export const APPROVAL = 'kernel.approval.';

/** Names of positions, the company's own among them; the settings' module refuses those that nobody has. */
const Positions = z.array(z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,49}$/)).max(10);

const ApprovalChain = z.object({
  first: field(Positions, {
    name: 'approvalFirst',
    zh: '第一步审批',
    en: 'First step',
    meaning: { zh: '其中任一岗位批准即可；为空则无须审批。', en: 'Any of these approves; none: nobody has to.' },
  }),
  second: field(Positions, {
    name: 'approvalSecond',
    zh: '第二步审批',
    en: 'Second step',
    meaning: { zh: '第一步批准之后；可为空。', en: 'After the first; may be empty.' },
  }),
  third: field(Positions, {
    name: 'approvalThird',
    zh: '第三步审批',
    en: 'Third step',
    meaning: { zh: '第二步批准之后；可为空。', en: 'After the second; may be empty.' },
  }),
  amountFrom: field(z.int().min(0), {
    name: 'approvalAmountFrom',
    zh: '金额起点',
    en: 'From this amount on',
    meaning: {
      zh: '金额达到此数时另加一步；0 表示不按金额。',
      en: 'From here on one more step is added; 0: not by amount.',
    },
    unit: { zh: '分', en: 'cent' },
  }),
  above: field(Positions, {
    name: 'approvalAbove',
    zh: '达到金额时另加审批',
    en: 'One more step above it',
    meaning: { zh: '金额达到起点时的最后一步。', en: 'The last step, when the amount is reached.' },
  }),
  days: field(z.int().min(1).max(365), {
    name: 'approvalDays',
    zh: '审批期限',
    en: 'Days to approve',
    meaning: { zh: '多少天内未决定即作废。', en: 'After so many days without a decision it is over.' },
    unit: { zh: '天', en: 'days' },
  }),
});
export type ApprovalChain = z.output<typeof ApprovalChain>;

const steps = ['first', 'second', 'third'] as const;

const nobody: ApprovalChain = { first: [], second: [], third: [], amountFrom: 0, above: [], days: DAYS };

const declaredBy = ({ steps: [first, second = [], third = []], days = DAYS }: Chain): ApprovalChain => {
  const names = (step: readonly { name: string }[]) => step.map(({ name }) => name);
  return { ...nobody, first: names(first), second: names(second), third: names(third), days };
};

/** What is declared `proposed` is approved by somebody, and by whom the law wants it. */
const boundsOf = ({ always }: Chain): Bound<ApprovalChain>[] => [
  {
    basis: 'INSP 5.51',
    zh: '此操作必须经过审批，第一步不能为空',
    en: 'this act has to be approved: its first step cannot be empty',
    field: 'first',
    isKept: ({ first }) => first.length > 0,
  },
  ...(always
    ? [
        {
          basis: always.basis,
          zh: `审批岗位中必须有${always.zh}`,
          en: `the ${always.en.toLowerCase()} has to be among those who approve`,
          field: 'first' as const,
          isKept: (value: ApprovalChain) => steps.some((step) => value[step].includes(always.name)),
        },
      ]
    : []),
];

const settings = new Map<string, Setting<typeof ApprovalChain>>();

/** The setting that says who approves a command, where a company may decide that. Acts that take goods out of sale wait
 *  for nobody. */
export const approvalOf = ({ name, title, kind, proposed }: Command): Setting<typeof ApprovalChain> | undefined => {
  const act = proposed ? { of: name, words: title } : isDecidable(kind) && { of: kind, words: kindWords[kind] };
  if (!act) return undefined;
  const known = settings.get(act.of);
  if (known) return known;
  const its = setting(`${APPROVAL}${act.of}`, {
    title: { zh: `审批：${act.words.zh}`, en: `Approval: ${act.words.en}` },
    meaning: {
      zh: '谁批准、分几步。规则另外要求的岗位始终加上；正式运行之前不审批。',
      en: 'Who approves, in which steps. What a rule wants besides is always added; before going live nobody approves.',
    },
    schema: ApprovalChain,
    default: proposed ? declaredBy(proposed) : nobody,
    levels: ['company', 'site'],
    bounds: proposed ? boundsOf(proposed) : [],
    basis: 'policy',
  });
  settings.set(act.of, its);
  return its;
};

const isDecidable = (kind: Kind | undefined): kind is Kind => kind !== undefined && kindsInWaves.includes(kind);

/** Asks who approves this act at its site; nothing where nobody ever does. */
export const approversFor = (command: Command, { siteId }: Subject) => {
  const its = approvalOf(command);
  return its && { approvers: settingFor(its, { siteId }) };
};
