import { Input, InputNumber, Select, Switch } from 'antd';
import { Field } from '#web/Field.tsx';
import { useLanguage } from '#web/language.tsx';
import type { Part } from './value-words.ts';

type Props = { part: Part; value: unknown; onChange: (value: unknown) => void };

/** The control for one part of a setting's value, by its kind. */
export const PartInput = ({ part, value, onChange }: Props) => {
  const { say } = useLanguage();
  const { kind, choices, unit, min, max } = part;
  const options = choices.map((choice) => ({ value: choice.value, label: say(choice.title) }));
  return (
    <Field label={part.title} hint={say(part.meaning)}>
      {(control) => {
        if (kind === 'boolean') return <Switch {...control} checked={value === true} onChange={onChange} />;
        if (kind === 'choice')
          return <Select {...control} options={options} value={String(value ?? '')} onChange={onChange} />;
        if (kind === 'choices' || kind === 'positions') {
          const chosen = Array.isArray(value) ? value : [];
          return <Select {...control} mode="multiple" options={options} value={chosen} onChange={onChange} />;
        }
        if (kind === 'numbers') {
          const numbers = Array.isArray(value) ? value.map(String) : [];
          return (
            <Select
              {...control}
              mode="tags"
              tokenSeparators={[',', '，', ' ']}
              open={false}
              value={numbers}
              onChange={(typed: string[]) => onChange(typed.map(Number).filter(Number.isFinite))}
            />
          );
        }
        if (kind === 'number') {
          const ends = { ...(min !== null && { min }), ...(max !== null && { max }) };
          return (
            <InputNumber
              {...control}
              {...ends}
              className="setting-number"
              precision={0}
              {...(unit && { suffix: say(unit) })}
              value={Number(value ?? 0)}
              onChange={(typed) => onChange(typed ?? undefined)}
            />
          );
        }
        return (
          <Input
            {...control}
            maxLength={max ?? 500}
            value={String(value ?? '')}
            onChange={(event) => onChange(event.target.value)}
          />
        );
      }}
    </Field>
  );
};
