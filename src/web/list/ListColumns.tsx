/** Which columns one sees, in which order and how wide; kept on the server, for oneself. */
import { ArrowDownOutlined, ArrowUpOutlined, SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, InputNumber, Popover } from 'antd';
import { useState } from 'react';
import type { ArrangedColumn } from '#contract/lists';
import { titleIn } from '#kernel/lists/words';
import { useLanguage } from '../language.tsx';
import { moved } from './columns.ts';
import type { ListState } from './use-list.ts';

export const ListColumns = ({ state }: { state: ListState }) => {
  const { say } = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      destroyOnHidden
      open={isOpen}
      onOpenChange={setIsOpen}
      content={<Chooser state={state} onDone={() => setIsOpen(false)} />}
    >
      <Button icon={<SettingOutlined aria-hidden />}>{say({ zh: '列', en: 'Columns' })}</Button>
    </Popover>
  );
};

const Chooser = ({ state, onDone }: { state: ListState; onDone: () => void }) => {
  const { say } = useLanguage();
  const [draft, setDraft] = useState<readonly ArrangedColumn[]>(state.arranged);
  const change = (at: number, patch: Partial<ArrangedColumn>) =>
    setDraft(draft.map((one, index) => (index === at ? { ...one, ...patch } : one)));
  const keep = async () => {
    await state.arrange(draft);
    state.show({ ...state.question, columns: [] });
    onDone();
  };
  return (
    <div className="list-columns">
      <ol>
        {draft.map((column, at) => {
          const title = say(titleIn(state.list, column.name));
          return (
            <li key={column.name}>
              <Checkbox checked={column.isShown} onChange={({ target }) => change(at, { isShown: target.checked })}>
                {title}
              </Checkbox>
              <InputNumber
                aria-label={say({ zh: `${title} 宽度`, en: `Width of ${title}` })}
                placeholder={say({ zh: '宽度', en: 'width' })}
                min={40}
                max={1000}
                value={column.width}
                onChange={(width) => change(at, { width: width === null ? null : Math.round(width) })}
              />
              <Button
                type="text"
                icon={<ArrowUpOutlined aria-hidden />}
                aria-label={say({ zh: `${title} 上移`, en: `Move ${title} up` })}
                disabled={at === 0}
                onClick={() => setDraft(moved(draft, at, -1))}
              />
              <Button
                type="text"
                icon={<ArrowDownOutlined aria-hidden />}
                aria-label={say({ zh: `${title} 下移`, en: `Move ${title} down` })}
                disabled={at === draft.length - 1}
                onClick={() => setDraft(moved(draft, at, 1))}
              />
            </li>
          );
        })}
      </ol>
      <div className="list-buttons">
        <Button
          type="primary"
          loading={state.isRunning}
          disabled={!draft.some(({ isShown }) => isShown)}
          onClick={() => void keep()}
        >
          {say({ zh: '保存', en: 'Save' })}
        </Button>
      </div>
    </div>
  );
};
