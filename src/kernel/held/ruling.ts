/** What is decided when the rules have spoken: refused with every reason, held for approval, or done. */
import type { Asked, Examined } from '../attempt.ts';
import type { ChainStep, Command, Finding } from '../contract.ts';
import { standing } from '../judge.ts';
import type { Context } from '../operation.ts';
import { showsSecret } from '../privacy.ts';
import { closedStep, type Transition } from '../workflow.ts';
import { changedFindings } from './approved.ts';
import { stepsOf } from './chain.ts';

/** Reasons to refuse it; without any, the steps of its approval if it is held. */
export type Ruling = { readonly refused: readonly Finding[]; readonly steps?: readonly ChainStep[] };

/** Held is what is declared `proposed`, what a rule wants approved, and what shall hold from a later day only. */
export const rulingOf = (
  command: Command,
  { request, about, fill, digest }: Asked,
  { subject, transition, approved, verdicts }: Examined,
  { today }: Context,
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
  const steps = stepsOf(command.proposed, subject, toApprove);
  const isLater = effectiveOn !== undefined && effectiveOn > today;
  const isHeld = steps.length > 0 || (command.proposed !== undefined && isLater);
  const late = dayFindings(effectiveOn, isHeld, today);
  // What holds a secret is kept nowhere, so it cannot wait: who may approve it has to do it.
  const mayWait = left.length === 0 || !showsSecret({ about, fill });
  if (left.length > toApprove.length || late.length > 0 || !mayWait) return { refused: [...left, ...late] };
  return { refused: [], ...(isHeld && { steps }) };
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
