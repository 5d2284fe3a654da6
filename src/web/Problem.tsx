import type { Command } from '#kernel/contract';
import { Findings } from './Findings.tsx';
import { labelAt } from './label-at.ts';
import { useLanguage } from './language.tsx';
import type { NotDone } from './not-done.ts';
import './findings.css';

/** Why something did not happen, shown once, where it was caused. */
export const Problem = ({ problem, of }: { problem: NotDone; of?: Command }) => {
  const { say } = useLanguage();
  const labelled = (path: string | undefined) => {
    const label = of && path !== undefined ? labelAt(of, path) : undefined;
    return label && say(label);
  };
  return (
    <div className="problem" role="alert">
      <p className="problem-said">{say(problem.said)}</p>
      {problem.findings.length > 0 && (
        <Findings findings={problem.findings} labelOf={({ field }) => labelled(field && `fill.${field}`)} />
      )}
      {problem.malformed.length > 0 && (
        <ul className="findings">
          {problem.malformed.map(({ path, message }) => (
            <li key={`${path} ${message.en}`}>
              <strong>{labelled(path) ?? path}: </strong>
              <span>{say(message)}</span>
            </li>
          ))}
        </ul>
      )}
      {problem.number && (
        <p>
          {say({ zh: '请联系我们并报此编号：', en: 'Please call us and name this number: ' })}
          <code>{problem.number}</code>
        </p>
      )}
    </div>
  );
};
