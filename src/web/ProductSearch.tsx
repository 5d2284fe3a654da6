import { Select } from 'antd';
import { useState } from 'react';
import { catalog, type Product } from '#contract/catalog';
import type { Bilingual } from '#kernel/contract';
import { useAsk } from './ask.ts';
import { Field } from './Field.tsx';
import { useLanguage } from './language.tsx';
import { useSettled } from './use-settled.ts';

type Props = { label: Bilingual; onChoose: (product: Product) => void };

/** A product found by a part of its name, model, registrant or identifier. */
export const ProductSearch = ({ label, onChoose }: Props) => {
  const { say } = useLanguage();
  const [text, setText] = useState('');
  const sought = useSettled(text.trim());
  const found = useAsk(catalog.search, sought === '' ? undefined : { text: sought }, { keepsPrevious: true });
  const products = sought === '' ? [] : (found.data?.products ?? []);
  const choose = (id: string | null) => {
    const product = products.find((one) => one.id === id);
    if (product) onChoose(product);
    setText('');
  };
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          className="product-search"
          value={null}
          showSearch={{ searchValue: text, onSearch: setText, filterOption: false }}
          placeholder={say({ zh: '输入名称、型号或产品标识', en: 'Type a name, model or identifier' })}
          options={products.map(({ id, name, model, registrantName }) => ({
            value: id,
            label: `${name} · ${model} · ${registrantName}`,
          }))}
          notFoundContent={
            sought === ''
              ? say({ zh: '请输入', en: 'Type to search' })
              : found.isFetching
                ? say({ zh: '正在查找…', en: 'Searching…' })
                : say({ zh: '没有找到', en: 'Nothing found' })
          }
          onChange={choose}
        />
      )}
    </Field>
  );
};
