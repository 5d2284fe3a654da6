import { Button, Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import type { Bilingual } from '#kernel/contract';
import { DayInput } from './DayInput.tsx';
import { type Control, type FormEntry, yesNo } from './fill.ts';
import { useLanguage } from './language.tsx';
import './field.css';

type Said = Readonly<Record<string, unknown>>;
type Props = {
  entries: readonly FormEntry[];
  said: Said;
  onChange: (said: Said) => void;
  errors: ReadonlyMap<string, Bilingual>;
  /** The path of this part of the form: a row of a list has one. */
  within?: string;
};

/** The fields of a command: each with its name, unit, meaning, and what is wrong at this very place. */
export const FillForm = ({ entries, said, onChange, errors, within = '' }: Props) => (
  <>
    {entries.map((entry) => (
      <Asked
        key={entry.name}
        entry={entry}
        value={said[entry.name]}
        path={`${within}${entry.name}`}
        errors={errors}
        onChange={(value) => onChange({ ...said, [entry.name]: value })}
      />
    ))}
  </>
);

type AskedProps = {
  entry: FormEntry;
  value: unknown;
  path: string;
  errors: ReadonlyMap<string, Bilingual>;
  onChange: (value: unknown) => void;
};

const Asked = ({ entry, value, path, errors, onChange }: AskedProps) => {
  const { say } = useLanguage();
  const id = useId();
  const { field, isRequired, control } = entry;
  const error = errors.get(path);
  if (control.is === 'rows') {
    return (
      <fieldset className="field">
        <legend>{say(field)}</legend>
        <Rows entries={control.entries} rows={rowsOf(value)} path={path} errors={errors} onChange={onChange} />
        {error && <FieldError id={`${id}-error`}>{say(error)}</FieldError>}
      </fieldset>
    );
  }
  const attributes = {
    id,
    'aria-required': isRequired,
    ...(error && { 'aria-invalid': true, status: 'error' as const }),
    'aria-describedby': error ? `${id}-error` : `${id}-help`,
  };
  return (
    <div className="field">
      <label htmlFor={id}>
        {say(field)}
        {field.unit && <span className="quiet"> ({say(field.unit)})</span>}
        {!isRequired && <span className="quiet"> {say({ zh: '选填', en: 'optional' })}</span>}
      </label>
      <ControlOf control={control} value={value} attributes={attributes} onChange={onChange} />
      {error ? (
        <FieldError id={`${id}-error`}>{say(error)}</FieldError>
      ) : (
        <div id={`${id}-help`} className="field-hint">
          {say(field.meaning)}
        </div>
      )}
    </div>
  );
};

const FieldError = ({ id, children }: { id: string; children: ReactNode }) => (
  <div id={id} className="field-error" role="alert">
    {children}
  </div>
);

type ControlProps = {
  control: Exclude<Control, { is: 'rows' }>;
  value: unknown;
  attributes: { id: string; 'aria-required': boolean };
  onChange: (value: unknown) => void;
};

/** The control of a kind of value; what is emptied is said no more. */
const ControlOf = ({ control, value, attributes, onChange }: ControlProps) => {
  const { say } = useLanguage();
  const text = typeof value === 'string' ? value : '';
  switch (control.is) {
    case 'day':
      return <DayInput id={attributes.id} value={text} onChange={(day) => onChange(day === '' ? undefined : day)} />;
    case 'yes':
      return <YesNo value={value} attributes={attributes} onChange={onChange} />;
    case 'number':
      return (
        <InputNumber
          {...attributes}
          className="field-number"
          inputMode={control.isWhole ? 'numeric' : 'decimal'}
          {...(control.isWhole && { precision: 0 })}
          value={typeof value === 'number' ? value : null}
          onChange={(number) => onChange(number ?? undefined)}
        />
      );
    case 'choice':
      return (
        <Select
          {...attributes}
          showSearch={{ optionFilterProp: 'label' }}
          allowClear
          {...(control.takesSeveral && { mode: 'multiple' as const })}
          placeholder={say({ zh: '请选择', en: 'Choose' })}
          options={control.options.map((option) => ({ value: option.value, label: say(option.words) }))}
          value={value ?? (control.takesSeveral ? [] : null)}
          onChange={(chosen: unknown) => onChange(chosen ?? undefined)}
        />
      );
    case 'texts':
      return (
        <Select
          {...attributes}
          mode="tags"
          open={false}
          tokenSeparators={[',', '，', ' ']}
          placeholder={say({ zh: '逐个输入，回车', en: 'Type each, Enter' })}
          value={Array.isArray(value) ? value : []}
          onChange={(chosen: unknown) => onChange(chosen)}
        />
      );
    case 'text':
      return (
        <Input
          {...attributes}
          maxLength={control.max}
          autoComplete="off"
          value={text}
          onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
        />
      );
  }
};

/** What has to be said is not said by leaving it alone: then both answers are there to be chosen. */
const YesNo = ({ value, attributes, onChange }: Omit<ControlProps, 'control'>) => {
  const { say } = useLanguage();
  if (!attributes['aria-required']) {
    return <Checkbox {...attributes} checked={value === true} onChange={({ target }) => onChange(target.checked)} />;
  }
  return (
    <Radio.Group id={attributes.id} value={value ?? null} onChange={({ target }) => onChange(target.value)}>
      <Radio value>{say(yesNo(true))}</Radio>
      <Radio value={false}>{say(yesNo(false))}</Radio>
    </Radio.Group>
  );
};

const rowsOf = (value: unknown): readonly Said[] =>
  // Only this form writes it, row by row.
  Array.isArray(value) ? (value as readonly Said[]) : [];

type RowsProps = {
  entries: readonly FormEntry[];
  rows: readonly Said[];
  path: string;
  errors: ReadonlyMap<string, Bilingual>;
  onChange: (rows: readonly Said[]) => void;
};

const Rows = ({ entries, rows, path, errors, onChange }: RowsProps) => {
  const { say } = useLanguage();
  return (
    <div className="field-rows">
      {rows.map((row, at) => (
        // Rows are only added at the end and removed; they have no name of their own.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above.
        <div key={at} className="field-row">
          <FillForm
            entries={entries}
            said={row}
            errors={errors}
            within={`${path}.${at}.`}
            onChange={(next) => onChange(rows.map((one, index) => (index === at ? next : one)))}
          />
          <Button
            type="text"
            danger
            aria-label={say({ zh: `移除第 ${at + 1} 行`, en: `Remove row ${at + 1}` })}
            onClick={() => onChange(rows.filter((_, index) => index !== at))}
          >
            {say({ zh: '移除', en: 'Remove' })}
          </Button>
        </div>
      ))}
      <Button onClick={() => onChange([...rows, {}])}>{say({ zh: '添加一行', en: 'Add a row' })}</Button>
    </div>
  );
};
