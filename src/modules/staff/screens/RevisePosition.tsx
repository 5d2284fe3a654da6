import { Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { people } from '#contract/people';
import type { Bilingual } from '#kernel/contract';
import { nameOf } from '#kernel/field';
import { Act } from '#web/Act.tsx';
import { DayInput } from '#web/DayInput.tsx';
import { Field } from '#web/Field.tsx';
import { useLanguage } from '#web/language.tsx';
import { Section } from '#web/Page.tsx';
import { useMe } from '#web/session.tsx';
import type { Duty, Position } from './PositionsPage.tsx';

const { about, fill } = people.revisePosition;
const codeFirst: Bilingual = { zh: '请先填写岗位代码', en: 'give the position a code first' };
const codeHint: Bilingual = {
  zh: '小写字母开头的英文代码，如 trainer；定下后不再改',
  en: 'Letters, the first one small, such as trainer; it stays',
};

type Props = { its: Position | undefined; duties: readonly Duty[]; onDone: () => void };

/** Another version of a position, or a new one: proposed here, approved by quality. */
export const RevisePosition = ({ its, duties, onDone }: Props) => {
  const { say } = useLanguage();
  const { today } = useMe();
  const [position, setPosition] = useState(its?.position ?? '');
  const [titleZh, setTitleZh] = useState(its?.title.zh ?? '');
  const [titleEn, setTitleEn] = useState(its?.title.en ?? '');
  const [may, setMay] = useState<readonly string[]>(its?.may ?? []);
  const [fromOn, setFromOn] = useState(today);
  const [reason, setReason] = useState('');
  const options = duties.map(({ permission, title }) => ({ value: permission, label: say(title) }));
  return (
    <Section title={people.revisePosition.title}>
      <form className="stack" onSubmit={(event) => event.preventDefault()}>
        {!its && (
          <Line of={nameOf(about.shape.position)} hint={say(codeHint)} value={position} onChange={setPosition} />
        )}
        <Line of={nameOf(fill.shape.titleZh)} value={titleZh} onChange={setTitleZh} />
        <Line of={nameOf(fill.shape.titleEn)} value={titleEn} onChange={setTitleEn} />
        <Field label={nameOf(fill.shape.may)}>
          {(control) => (
            <Select
              {...control}
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              options={options}
              value={[...may]}
              onChange={(chosen: string[]) => setMay(chosen)}
            />
          )}
        </Field>
        <Field label={nameOf(fill.shape.fromOn)}>
          {({ id }) => <DayInput id={id} value={fromOn} onChange={setFromOn} />}
        </Field>
        <Line of={nameOf(fill.shape.reason)} value={reason} onChange={setReason} />
        <Act
          on={people.revisePosition}
          about={{ position, version: its?.version ?? 0 }}
          fill={{ titleZh, titleEn, may, fromOn, reason }}
          notYet={position === '' ? codeFirst : undefined}
          onDone={onDone}
        />
      </form>
    </Section>
  );
};

type LineProps = { of: Bilingual; hint?: ReactNode; value: string; onChange: (value: string) => void };

const Line = ({ of, hint, value, onChange }: LineProps) => (
  <Field label={of} hint={hint}>
    {(control) => (
      <Input
        {...control}
        maxLength={500}
        autoComplete="off"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    )}
  </Field>
);
