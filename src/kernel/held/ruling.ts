/** What is decided when the rules have spoken: refused with every reason, held for approval, or done. */
import type { Asked, Examined } from '../attempt.ts';
import type { Finding } from '../contract.ts';
import { standing } from '../judge.ts';
import type { Context } from '../operation.ts';
import { showsSecret } from '../privacy.ts';
import { closedStep, type Transition } from '../workflow.ts';
import { changedFindings } from './approved.ts';
import { type Step, stepsOf } from './chain.ts';

/** Reasons to refuse it; without any, the steps of its approval if it is held. */
export type Ruling = { readonly refused: readonly Finding[]; readonly steps?: readonly Step[] };

/** Held is what the company wants approved and what a rule wants approved. While a company is being set up nothing
 *  waits for a second person: it is done at once, and marked. */
export const rulingOf = (
  { request, about, fill, digest }: Asked,
  { subject, transition, approved, approvers, verdicts }: Examined,
  { today, isLive }: Context,
): Ruling => {
  const { acknowledged = [], effectiveOn } = request;
  const left = [
    ...closedFindings(approved?.step),
    ...(approved ? changedFindings(approved, digest) : []),
    ...closedFindings(transition),
    ...verdicts.flatMap((judged) => standing(judged, acknowledged, approved?.held.findings)),
  ];
  if (approved) return { refused: left };
  const toApprove = left.filter(({ verdict }) => verdict === 'approval');
  const steps = isLive ? stepsOf(approvers, subject, toApprove) : [];
  const isHeld = steps.length > 0;
  const late = dayFindings(effectiveOn, isHeld, today);
  // What holds a secret is kept nowhere, so it cannot wait: who may approve it has to do it.
  const mayWait = !isHeld || !showsSecret({ about, fill });
  if (left.length > toApprove.length || late.length > 0 || !mayWait) {
    return { refused: [...left, ...late, ...(mayWait || left.length > 0 ? [] : [cannotWait])] };
  }
  return { refused: [], ...(isHeld && { steps }) };
};

const cannotWait: Finding = {
  rule: 'kernel.secretIsKeptNowhere',
  message: {
    zh: '内容含密码等机密，不能保存待批，须由有审批权的人直接办理',
    en: 'it holds a secret, which is kept nowhere, so it cannot wait: who may approve it has to do it',
  },
};

/** Why a document's step is not open, or nothing. */
export const closedFindings = (transition: Transition | undefined): Finding[] =>
  transition && !transition.isOpen ? [closedStep(transition)] : [];

/** Why a command may not be asked for a day, or nothing. */
const dayFindings = (effectiveOn: string | undefined, isHeld: boolean, today: string): Finding[] => {
  if (effectiveOn === undefined || effectiveOn === today) return [];
  if (effectiveOn < today) return [late(`生效日期 ${effectiveOn} 已过`, `the effective day ${effectiveOn} is past`)];
  return isHeld
    ? []
    : [late('此操作立即生效，不能指定日期', 'this act takes effect at once and cannot be given a day')];
};

const late = (zh: string, en: string): Finding => ({ rule: 'kernel.effectiveDayIsToCome', message: { zh, en } });
