import { HeldCommand } from '#contract/work';
import { nameOf } from '#kernel/field';
import { moment } from '#web/days.ts';
import { useLanguage } from '#web/language.tsx';

type Step = HeldCommand['steps'][number];
const { shape } = HeldCommand.shape.steps.element;

/** The steps of an approval, one below the other: whose they are, who decided when, and with what words. */
export const Chain = ({ steps }: { steps: readonly Step[] }) => (
  <ol className="chain">
    {steps.map((step, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name but its place, which it keeps.
      <ChainStep key={at} step={step} />
    ))}
  </ol>
);

const ChainStep = ({ step }: { step: Step }) => {
  const { say } = useLanguage();
  const { positions, isDone, isCurrent, approvedBy, approvedAt, isDelegate, opinion, delegations } = step;
  const standing = isDone
    ? { zh: '已批准', en: 'approved' }
    : isCurrent
      ? { zh: '等待审批', en: 'waiting' }
      : { zh: '未审批', en: 'not decided' };
  return (
    <li data-done={isDone} {...(isCurrent && { 'aria-current': 'step' })}>
      <strong>{positions.map(say).join(say({ zh: '或', en: ' or ' }))}</strong>{' '}
      <span className="chain-standing">{say(standing)}</span>
      {approvedBy && (
        <div>
          {approvedBy} · {approvedAt && moment(approvedAt)}
          {isDelegate && `（${say(nameOf(shape.isDelegate))}）`}
        </div>
      )}
      {opinion && (
        <div>
          {say(nameOf(shape.opinion))}: {opinion}
        </div>
      )}
      {delegations.map(({ delegatedBy, delegatedTo, delegatedAt, reason }) => (
        <div key={delegatedAt} className="quiet">
          {say({ zh: `${delegatedBy} 转交给 ${delegatedTo}`, en: `${delegatedBy} delegated to ${delegatedTo}` })} ·{' '}
          {moment(delegatedAt)} · {reason}
        </div>
      ))}
    </li>
  );
};
