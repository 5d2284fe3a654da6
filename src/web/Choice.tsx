import { Select } from 'antd';
import type { Bilingual } from '#kernel/contract';
import { Field } from './Field.tsx';
import { useLanguage } from './language.tsx';

type Props = {
  label: Bilingual;
  placeholder: Bilingual;
  options: readonly { id: string; name: string }[] | undefined;
  value: string | undefined;
  onChange: (id: string | undefined) => void;
};

/** One of a list, found by typing a part of its name. */
export const Choice = ({ label, placeholder, options, value, onChange }: Props) => {
  const { say } = useLanguage();
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          showSearch={{ optionFilterProp: 'label' }}
          allowClear
          placeholder={say(placeholder)}
          notFoundContent={say({ zh: '没有符合的', en: 'None fits' })}
          options={(options ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          // A name that is still loading is shown as nothing, not as its id.
          value={options?.some(({ id }) => id === value) ? (value ?? null) : null}
          onChange={(id: string | null | undefined) => onChange(id ?? undefined)}
        />
      )}
    </Field>
  );
};
