import { Input } from 'antd';
import { useState } from 'react';
import { type Decided, type Described, settings } from '#contract/settings';
import { fieldOf, nameOf } from '#kernel/field';
import { Act } from '#web/Act.tsx';
import { useAsk } from '#web/ask.ts';
import { Choice } from '#web/Choice.tsx';
import { DayInput } from '#web/DayInput.tsx';
import { Field } from '#web/Field.tsx';
import { useLanguage } from '#web/language.tsx';
import { useMe } from '#web/session.tsx';
import { PartInput } from './PartInput.tsx';
import { numberLike, type Value } from './value-words.ts';

const { about, fill } = settings.change;
type Level = Decided['level'];

/** Where a page can choose a place; a product decides on its own page. */
const choosable: readonly Level[] = ['company', 'site', 'category', 'partner'];

/** Decides about a setting: where, what, from when, and why. */
export const DecideForm = ({ its }: { its: Described }) => {
  const { today } = useMe();
  const [level, setLevel] = useState<Level>('company');
  const [of, setOf] = useState('');
  const last = [...its.inForce, ...its.later].filter((one) => one.level === level && one.of === of);
  const now = last.at(0)?.value ?? its.inForce.find((one) => one.level === 'company')?.value ?? its.byDefault;
  const [typed, setTyped] = useState<Value>();
  const [countsFrom, setCountsFrom] = useState(today);
  const [reason, setReason] = useState('');
  const value = { ...its.byDefault, ...now, ...typed };
  const place = { name: its.name, level, of, version: Math.max(0, ...last.map(({ version }) => version)) };
  const notYet =
    level === 'company' || of !== '' ? undefined : { zh: '请先选择适用对象', en: 'choose where it applies first' };
  const done = () => {
    setTyped(undefined);
    setReason('');
  };
  return (
    <form className="setting-form" onSubmit={(event) => event.preventDefault()}>
      <WhereInput
        its={its}
        level={level}
        of={of}
        onChange={(to, at) => [setLevel(to), setOf(at), setTyped(undefined)]}
      />
      {its.form.map((part) => (
        <PartInput
          key={part.name}
          part={part}
          value={value[part.name]}
          onChange={(to) => setTyped({ ...typed, [part.name]: to })}
        />
      ))}
      <NumberExample value={value} on={countsFrom || today} />
      <Field label={nameOf(fill.shape.countsFrom)}>
        {({ id }) => <DayInput id={id} value={countsFrom} onChange={setCountsFrom} />}
      </Field>
      <Field label={nameOf(fill.shape.reason)}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2 }}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <div className="setting-acts">
        <Act on={settings.change} about={place} fill={{ value, countsFrom, reason }} notYet={notYet} onDone={done} />
        {last.some((one) => level !== 'company' && one.value !== null) && (
          <Act on={settings.follow} about={place} fill={{ countsFrom, reason }} onDone={done} />
        )}
      </div>
    </form>
  );
};

/** The number a document would get, for settings that number documents. */
const NumberExample = ({ value, on }: { value: Value; on: string }) => {
  const { say } = useLanguage();
  if (!('prefix' in value && 'digits' in value)) return null;
  return (
    <p className="setting-preview" role="status">
      {say({ zh: '单号示例：', en: 'Such as: ' })}
      <strong>{numberLike(value, on)}</strong>
    </p>
  );
};

type Where = { its: Described; level: Level; of: string; onChange: (level: Level, of: string) => void };

/** For whom it is decided: the company, or one of its sites, categories or partners. */
const WhereInput = ({ its, level, of, onChange }: Where) => {
  const { say } = useLanguage();
  const places = useAsk(settings.places, {});
  const words = fieldOf(about.shape.level)?.choices ?? {};
  const levels = its.levels.filter((one) => choosable.includes(one));
  const placeholder = { zh: '请选择', en: 'Choose' };
  return (
    <>
      <Choice
        label={nameOf(about.shape.level)}
        placeholder={placeholder}
        options={levels.map((one) => ({ id: one, name: words[one] ? say(words[one]) : one }))}
        value={level}
        onChange={(to) => onChange(levels.find((one) => one === to) ?? 'company', '')}
      />
      {(level === 'site' || level === 'partner') && (
        <Choice
          label={nameOf(about.shape.of)}
          placeholder={placeholder}
          options={places.data?.filter((one) => one.level === level)}
          value={of || undefined}
          onChange={(to) => onChange(level, to ?? '')}
        />
      )}
      {level === 'category' && (
        <Field label={nameOf(about.shape.of)}>
          {(control) => (
            <Input {...control} maxLength={50} value={of} onChange={(event) => onChange(level, event.target.value)} />
          )}
        </Field>
      )}
    </>
  );
};
