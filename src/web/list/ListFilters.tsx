/** What narrows a list: free text, and a chip for each condition; a click on a chip changes it. */
import { FilterOutlined } from '@ant-design/icons';
import { Button, Dropdown, Input, Popover } from 'antd';
import { useState } from 'react';
import { conditionOf } from '#kernel/lists/condition';
import { conditionIn, titleIn } from '#kernel/lists/words';
import { useLanguage } from '../language.tsx';
import { ConditionForm } from './ConditionForm.tsx';
import { asksForAll, emptyQuestion } from './question.ts';
import type { ListState } from './use-list.ts';

export const ListFilters = ({ state }: { state: ListState }) => {
  const { say, language } = useLanguage();
  const { list, question, arranged, narrow, show } = state;
  const [open, setOpen] = useState<string>();
  const free = arranged.filter(({ name }) => !(name in question.filter) && filterable(state, name));
  const chips = [...Object.keys(question.filter), ...(open !== undefined && !(open in question.filter) ? [open] : [])];
  const columns = free.map(({ name }) => ({ key: name, label: say(titleIn(list, name)) }));
  return (
    <search className="list-filters">
      <Words key={question.text} text={question.text} onFind={(text) => show({ ...question, text })} />
      {chips.map((name) => (
        <Popover
          key={name}
          trigger="click"
          placement="bottomLeft"
          destroyOnHidden
          open={open === name}
          onOpenChange={(isOpen) => setOpen(isOpen ? name : undefined)}
          content={
            <ConditionForm
              list={list}
              name={name}
              said={question.filter[name]}
              onSay={(said) => {
                setOpen(undefined);
                narrow(name, said);
              }}
            />
          }
        >
          <Button type={name in question.filter ? 'primary' : 'default'} ghost={name in question.filter}>
            {name in question.filter
              ? conditionIn(list, name, question.filter[name] ?? {}, language)
              : say(titleIn(list, name))}
          </Button>
        </Popover>
      ))}
      <Dropdown trigger={['click']} menu={{ items: columns, onClick: ({ key }) => setTimeout(() => setOpen(key), 0) }}>
        <Button icon={<FilterOutlined aria-hidden />}>{say({ zh: '加筛选', en: 'Add filter' })}</Button>
      </Dropdown>
      {!asksForAll(question) && (
        <Button type="text" onClick={() => show({ ...emptyQuestion, sort: question.sort, columns: question.columns })}>
          {say({ zh: '全部清除', en: 'Clear all' })}
        </Button>
      )}
    </search>
  );
};

const filterable = ({ of }: ListState, name: string): boolean => {
  const schema = of.list.row.shape[name];
  return (
    name in of.input.shape.filter.unwrap().shape && schema !== undefined && conditionOf(schema as never) !== undefined
  );
};

const Words = ({ text, onFind }: { text: string; onFind: (text: string) => void }) => {
  const { say } = useLanguage();
  const [typed, setTyped] = useState(text);
  const label = say({ zh: '查找', en: 'Find' });
  return (
    <Input.Search
      className="list-words"
      aria-label={label}
      placeholder={say({ zh: '输入文字，回车查找', en: 'Type, then Enter' })}
      allowClear
      maxLength={200}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onSearch={(value) => onFind(value.trim())}
    />
  );
};
