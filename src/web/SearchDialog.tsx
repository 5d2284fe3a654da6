import { useNavigate } from '@tanstack/react-router';
import { Input, type InputRef, Modal } from 'antd';
import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { Found, search } from '#contract/search';
import { fieldOf } from '#kernel/field';
import { useAsk } from './ask.ts';
import { groupSeparator, inserted, meaningOf, scanned } from './keystrokes.ts';
import { Loaded } from './Loaded.tsx';
import { useLanguage } from './language.tsx';
import { Empty } from './Page.tsx';
import { useSettled } from './use-settled.ts';
import './search.css';

const kinds = fieldOf(Found.shape.kind)?.choices ?? {};
const leading = new Set(['document', 'container', 'lot', 'serial', 'product']);

/** Leads to where something that was found is shown: a document's page, or the trace of goods. */
const useWay = () => {
  const navigate = useNavigate();
  return ({ kind, foundId, title, aside }: Found) => {
    if (kind === 'document') void navigate({ to: '/documents/$id', params: { id: foundId } });
    else if (kind === 'container') void navigate({ to: '/containers', search: { q: title, container: foundId } });
    else if (kind === 'lot') void navigate({ to: '/trace', search: { q: title, lot: foundId } });
    else void navigate({ to: '/trace', search: { q: kind === 'product' ? (aside.split(' · ')[0] ?? title) : title } });
  };
};

/** One field for everything: typed, in pinyin, by initials, or scanned; arrows choose, Enter goes there. */
export const SearchDialog = ({ onClose }: { onClose: () => void }) => {
  const { say } = useLanguage();
  const lead = useWay();
  const field = useRef<InputRef>(null);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const sought = useSettled(scanned(text));
  const asked = useAsk(search.find, sought === '' ? undefined : { text: sought }, { keepsPrevious: true });
  const found = sought === '' ? [] : (asked.data ?? []);
  const go = (one: Found | undefined) => {
    if (!one || !leading.has(one.kind)) return;
    lead(one);
    onClose();
  };
  const press = useKeys(field, setText, {
    end: () => go(found[at]),
    step: (by) => setAt(Math.max(0, Math.min(found.length - 1, at + by))),
  });
  return (
    <Modal
      open
      footer={null}
      onCancel={onClose}
      title={say(search.find.title)}
      afterOpenChange={(isShown) => isShown && field.current?.focus()}
    >
      <div className="stack">
        <Input
          ref={field}
          autoFocus
          size="large"
          allowClear
          autoComplete="off"
          aria-label={say(search.find.title)}
          placeholder={say({
            zh: '单号、批号、序列号、名称、拼音首字母，或扫描标签',
            en: 'Number, lot, serial, name, initials, or scan a label',
          })}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setAt(0);
          }}
          onKeyDown={press}
        />
        {sought !== '' && <Loaded asked={asked}>{() => <FoundList found={found} at={at} onGo={go} />}</Loaded>}
      </div>
    </Modal>
  );
};

type Does = { end: () => void; step: (by: number) => void };

/** Enter goes, arrows choose, and the separator of a scanner is kept. */
const useKeys = (field: RefObject<InputRef | null>, setText: (text: string) => void, { end, step }: Does) => {
  const put = (piece: string) => {
    const input = field.current?.input;
    if (input) setText(inserted(input.value, input.selectionStart ?? 0, input.selectionEnd ?? 0, piece).text);
  };
  return (event: KeyboardEvent<HTMLInputElement>) => {
    const { key, code, ctrlKey, altKey, keyCode } = event;
    const meaning = meaningOf({ key, code, ctrlKey, altKey, keyCode, isComposing: event.nativeEvent.isComposing });
    const by = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    if (meaning === 'composing' || (meaning === 'typed' && by === 0)) return;
    event.preventDefault();
    if (meaning === 'separator') put(groupSeparator);
    else if (meaning === 'end') end();
    else step(by);
  };
};

type ListProps = { found: readonly Found[]; at: number; onGo: (one: Found) => void };

const FoundList = ({ found, at, onGo }: ListProps) => {
  const { say } = useLanguage();
  if (found.length === 0)
    return <Empty>{say({ zh: '没有找到，请换个说法', en: 'Nothing found; try other words' })}</Empty>;
  return (
    <ul className="found" aria-label={say({ zh: '查找结果', en: 'Found' })}>
      {found.map((one, index) => {
        const isFirst = found[index - 1]?.kind !== one.kind;
        const words = kinds[one.kind] ?? { zh: one.kind, en: one.kind };
        return (
          <li key={`${one.kind} ${one.foundId}`}>
            {isFirst && <p className="found-kind">{say(words)}</p>}
            <button
              type="button"
              className="found-one"
              aria-current={index === at}
              disabled={!leading.has(one.kind)}
              onClick={() => onGo(one)}
            >
              <strong>{one.title}</strong> <span className="quiet">{one.aside}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
};
