import type { ReactNode } from 'react';
import type { Bilingual, Finding } from '#kernel/contract';
import { useLanguage } from './language.tsx';
import { Way } from './Way.tsx';
import './findings.css';

type Props = {
  findings: readonly Finding[];
  id?: string;
  labelOf?: (finding: Finding) => string | undefined;
  /** Also says who can mend it, and leads there. */
  showsWay?: boolean;
};

/** Every reason at once, each with the clause it rests on. */
export const Findings = ({ findings, id, labelOf, showsWay = false }: Props) => {
  const { say } = useLanguage();
  return (
    <ul className="findings" {...(id && { id })}>
      {findings.map((finding) => (
        <li key={`${finding.rule} ${finding.message.en} ${finding.field ?? ''}`}>
          {label(labelOf?.(finding))}
          <span>{say(finding.message)}</span> <Remedy finding={finding} />{' '}
          {finding.basis && <Basis>{finding.basis === 'policy' ? say(policy) : finding.basis}</Basis>}
          {showsWay && <Way finding={finding} />}
        </li>
      ))}
    </ul>
  );
};

const policy = { zh: '公司制度', en: 'company policy' };

const label = (text: string | undefined) => (text ? <strong>{text}: </strong> : null);

/** What may be done about it, where something may. */
const Remedy = ({ finding: { verdict, position } }: { finding: Finding }) => {
  const { say } = useLanguage();
  const remedy =
    verdict === 'acknowledge' ? reason : verdict === 'approval' && position ? approvalOf(position) : undefined;
  return remedy ? <span className="basis">{say(remedy)}</span> : null;
};

const reason: Bilingual = { zh: '须说明原因', en: 'needs a reason' };
const approvalOf = ({ zh, en }: Bilingual): Bilingual => ({ zh: `须由${zh}批准`, en: `needs approval: ${en}` });

const Basis = ({ children }: { children: ReactNode }) => {
  const { say } = useLanguage();
  return (
    <span className="basis">
      {say({ zh: '依据 ', en: 'under ' })}
      {children}
    </span>
  );
};
