import type { ReactNode } from 'react';
import type { Bilingual } from '#kernel/contract';
import { useLanguage } from './language.tsx';
import './facts.css';

export type Fact = readonly [label: Bilingual, value: ReactNode];

/** Labelled facts side by side; what is not known is a dash, never a hole. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => {
  const { say } = useLanguage();
  return (
    <dl className="facts">
      {facts.map(([label, value]) => (
        <div key={label.en}>
          <dt>{say(label)}</dt>
          <dd>{value === null || value === undefined || value === '' ? '—' : value}</dd>
        </div>
      ))}
    </dl>
  );
};
