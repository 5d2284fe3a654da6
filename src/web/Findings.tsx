import type { ReactNode } from 'react';
import type { Finding } from '#kernel/contract';
import { useLanguage } from './language.tsx';
import './findings.css';

type Props = { findings: readonly Finding[]; id?: string; labelOf?: (finding: Finding) => string | undefined };

/** Every reason at once, each with the clause it rests on. */
export const Findings = ({ findings, id, labelOf }: Props) => {
  const { say } = useLanguage();
  return (
    <ul className="findings" {...(id && { id })}>
      {findings.map((finding) => (
        <li key={`${finding.rule} ${finding.message.en} ${finding.field ?? ''}`}>
          {label(labelOf?.(finding))}
          <span>{say(finding.message)}</span>
          {finding.basis && <Basis>{finding.basis === 'policy' ? say(policy) : finding.basis}</Basis>}
        </li>
      ))}
    </ul>
  );
};

const policy = { zh: '公司制度', en: 'company policy' };

const label = (text: string | undefined) => (text ? <strong>{text}: </strong> : null);

const Basis = ({ children }: { children: ReactNode }) => {
  const { say } = useLanguage();
  return (
    <span className="basis">
      {say({ zh: '依据 ', en: 'under ' })}
      {children}
    </span>
  );
};
