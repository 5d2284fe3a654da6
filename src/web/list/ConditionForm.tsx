/** The condition on one column, in the form its type asks for. */
import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import type { Bilingual } from '#kernel/contract';
import { type Condition, columnType, mayBeEmpty } from '#kernel/lists/condition';
import type { Listed } from '#kernel/lists/list';
import { titleIn, valueIn, ways } from '#kernel/lists/words';
import { DayInput } from '../DayInput.tsx';
import { useLanguage } from '../language.tsx';

type Props = { list: Listed; name: string; said: Condition | undefined; onSay: (said: Condition | undefined) => void };
type Part = { list: Listed; name: string; said: Condition; onChange: (said: Condition) => void };

export const ConditionForm = ({ list, name, said, onSay }: Props) => {
  const { say } = useLanguage();
  const [draft, setDraft] = useState<Condition>(said ?? {});
  const schema = list.row.shape[name] as z.ZodType; // What stands in a shape is a schema.
  const { isEmpty, ...others } = draft;
  return (
    <form
      className="list-condition"
      aria-label={say(titleIn(list, name))}
      onSubmit={(event) => {
        event.preventDefault();
        onSay(saysNothing(draft) ? undefined : draft);
      }}
    >
      {isEmpty === undefined && <Ways list={list} name={name} said={others} onChange={setDraft} />}
      {mayBeEmpty(schema) && (
        <Select
          aria-label={say({ zh: '空值', en: 'Empty or not' })}
          value={isEmpty === undefined ? 'any' : String(isEmpty)}
          options={[
            { value: 'any', label: say({ zh: '不论是否为空', en: 'empty or not' }) },
            { value: 'true', label: say(ways.empty) },
            { value: 'false', label: say(ways.full) },
          ]}
          onChange={(value) => setDraft(value === 'any' ? others : { isEmpty: value === 'true' })}
        />
      )}
      <div className="list-buttons">
        <Button onClick={() => onSay(undefined)}>{say({ zh: '清除', en: 'Clear' })}</Button>
        <Button type="primary" htmlType="submit">
          {say({ zh: '筛选', en: 'Filter' })}
        </Button>
      </div>
    </form>
  );
};

const saysNothing = (said: Condition): boolean =>
  Object.values(said).every((one) => one === undefined || one === '' || (Array.isArray(one) && one.length === 0));

const Ways = (part: Part) => {
  const schema = part.list.row.shape[part.name] as z.ZodType; // As above.
  switch (columnType(schema)) {
    case 'choice':
      return <Choices {...part} />;
    case 'yesNo':
      return <YesNo {...part} />;
    case 'number':
    case 'decimal':
      return <Numbers {...part} />;
    case 'day':
    case 'moment':
      return <Days {...part} />;
    default:
      return <Texts {...part} />;
  }
};

const textWays = ['contains', 'equals', 'begins'] as const;

const Texts = ({ list, name, said, onChange }: Part) => {
  const { say } = useLanguage();
  const way = textWays.find((one) => said[one] !== undefined) ?? 'contains';
  return (
    <>
      <Select
        aria-label={say({ zh: '条件', en: 'Condition' })}
        value={way}
        options={textWays.map((one) => ({ value: one, label: say(ways[one]) }))}
        onChange={(next) => onChange({ [next]: said[way] ?? '' })}
      />
      <Input
        autoFocus
        aria-label={say(titleIn(list, name))}
        maxLength={200}
        value={said[way] ?? ''}
        onChange={(event) => onChange(event.target.value.trim() === '' ? {} : { [way]: event.target.value })}
      />
    </>
  );
};

const Choices = ({ list, name, said, onChange }: Part) => {
  const { language, say } = useLanguage();
  const options = optionsOf(list.row.shape[name]);
  return (
    <Select
      mode="multiple"
      aria-label={say(titleIn(list, name))}
      value={[...(said.anyOf ?? [])]}
      options={options.map((value) => ({ value, label: valueIn(list, name, value, language) }))}
      onChange={(anyOf: string[]) => onChange(anyOf.length > 0 ? { anyOf } : {})}
    />
  );
};

/** The choices of an enumeration, also where it may be empty. */
const optionsOf = (schema: unknown): string[] => {
  if (schema instanceof z.ZodEnum) return schema.options.map(String);
  return schema instanceof z.ZodNullable || schema instanceof z.ZodOptional ? optionsOf(schema.unwrap()) : [];
};

const YesNo = ({ list, name, said, onChange }: Part) => {
  const { language, say } = useLanguage();
  return (
    <Select
      aria-label={say(titleIn(list, name))}
      value={said.is === undefined ? null : String(said.is)}
      options={[true, false].map((is) => ({ value: String(is), label: valueIn(list, name, is, language) }))}
      onChange={(value) => onChange({ is: value === 'true' })}
    />
  );
};

const fromWord: Bilingual = { zh: '起', en: 'From' };
const toWord: Bilingual = { zh: '止', en: 'To' };

const Numbers = ({ list, name, said, onChange }: Part) => {
  const { say } = useLanguage();
  const isDecimal = columnType(list.row.shape[name] as z.ZodType) === 'decimal'; // As above.
  const set = (end: 'from' | 'to', value: string | number | null) => {
    const { [end]: _, ...rest } = said;
    onChange(value === null ? rest : { ...rest, [end]: isDecimal ? String(value) : Number(value) });
  };
  const ends = [
    { end: 'from', word: fromWord },
    { end: 'to', word: toWord },
  ] as const;
  return (
    <div className="list-range">
      {ends.map(({ end, word }) => (
        <InputNumber
          key={end}
          aria-label={say(word)}
          placeholder={say(word)}
          value={said[end] ?? null}
          {...(!isDecimal && { precision: 0 })}
          onChange={(value) => set(end, value)}
        />
      ))}
    </div>
  );
};

const Days = ({ said, onChange }: Part) => {
  const { say } = useLanguage();
  const set = (end: 'from' | 'to', day: string) => {
    const { [end]: _, ...rest } = said;
    onChange(day === '' ? rest : { ...rest, [end]: day });
  };
  return (
    <div className="list-range">
      <DayInput label={say(fromWord)} value={String(said.from ?? '')} onChange={(day) => set('from', day)} />
      <DayInput label={say(toWord)} value={String(said.to ?? '')} onChange={(day) => set('to', day)} />
    </div>
  );
};
