import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { Bilingual, Command } from '#kernel/contract';
import { nameOf } from '#kernel/field';
import { Field } from './Field.tsx';
import { useLanguage } from './language.tsx';
import { useMe } from './session.tsx';

/** What a late entry says besides: a moment as people type it, and why it is told only now. */
export type Late = { readonly at: string; readonly reason: string };

/** Whether something is entered late, and what that says. `said` goes into the fill of the late command. */
export const useLate = () => {
  const [late, setLate] = useState<Late>();
  const said = late && { occurredAt: instantOf(late.at), reason: late.reason };
  return { late, setLate, said };
};

type Props = { of: Command; late: Late | undefined; onChange: (late: Late | undefined) => void };

/** The way to enter what was written on paper while the system was down; only who may is offered it. */
export const LateEntry = ({ of, late, onChange }: Props) => {
  const { say } = useLanguage();
  const { may } = useMe();
  if (!may.includes(of.name)) return null;
  const { occurredAt, reason } = of.fill.shape;
  return (
    <>
      <Checkbox
        checked={late !== undefined}
        onChange={({ target }) => onChange(target.checked ? { at: '', reason: '' } : undefined)}
      >
        {say(ticked)}
      </Checkbox>
      {late && (
        <div className="fields">
          <Field label={nameOf(occurredAt)}>
            {(control) => (
              <Input
                {...control}
                type="datetime-local"
                value={late.at}
                onChange={({ target }) => onChange({ ...late, at: target.value })}
              />
            )}
          </Field>
          <Field label={nameOf(reason)}>
            {(control) => (
              <Input
                {...control}
                maxLength={500}
                value={late.reason}
                onChange={({ target }) => onChange({ ...late, reason: target.value })}
              />
            )}
          </Field>
        </div>
      )}
    </>
  );
};

const ticked: Bilingual = {
  zh: '补录：系统停用期间的纸面记录',
  en: 'Late entry: it stands on paper since the system was down',
};

/** What is typed is the time of China, wherever the browser stands. */
const instantOf = (typed: string): string | undefined =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(typed) ? new Date(`${typed}:00+08:00`).toISOString() : undefined;
