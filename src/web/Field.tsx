import { type ReactNode, useId } from 'react';
import type { Bilingual } from '#kernel/contract';
import { useLanguage } from './language.tsx';
import './field.css';

type Props = {
  label: Bilingual;
  hint?: ReactNode;
  children: (control: { id: string }) => ReactNode;
};

/** A control with its visible label above it. */
export const Field = ({ label, hint, children }: Props) => {
  const id = useId();
  const { say } = useLanguage();
  return (
    <div className="field">
      <label htmlFor={id}>{say(label)}</label>
      {children({ id })}
      {hint && <div className="field-hint">{hint}</div>}
    </div>
  );
};
