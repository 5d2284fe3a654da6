/** Named questions: one's own and those others share. */
import { DownOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Dropdown, Input, Modal } from 'antd';
import { useState } from 'react';
import { lists, type View } from '#contract/lists';
import type { Bilingual } from '#kernel/contract';
import { nameOf } from '#kernel/field';
import { newId, perform } from '../client.ts';
import { Field } from '../Field.tsx';
import { useLanguage } from '../language.tsx';
import { Problem } from '../Problem.tsx';
import { useOnce } from '../use-once.ts';
import { emptyQuestion, fitting, type Question, written } from './question.ts';
import type { ListState } from './use-list.ts';

type Naming = { readonly view: View | undefined };

export const ListViews = ({ state }: { state: ListState }) => {
  const { say } = useLanguage();
  const queries = useQueryClient();
  const [naming, setNaming] = useState<Naming>();
  const { once } = useOnce();
  const { views, question, list, show, defaultViewId } = state;
  const now = views.find((view) => written(fitting(view.question as Question, list)) === written(asView(state)));
  const act = (command: typeof lists.shareView | typeof lists.retireView, fill: object) =>
    once(async () => {
      const about = { viewId: now?.viewId ?? '' };
      await perform(command, { id: newId(), about, fill: fill as never }); // Each caller below gives its own fill.
      await queries.invalidateQueries({ queryKey: [lists.views.name] });
    });
  const own = now?.isMine ? now : undefined;
  const entries = [
    { key: 'all', label: say({ zh: '全部', en: 'Everything' }), onClick: () => show(emptyQuestion) },
    ...views.map((view) => ({
      key: view.viewId,
      label: `${view.name}${view.isMine ? '' : ` · ${view.owner}`}${view.viewId === defaultViewId ? ' ★' : ''}`,
      onClick: () => show(fitting(view.question as Question, list)),
    })),
    { type: 'divider' as const },
    { key: 'save', label: say(saveWords), onClick: () => setNaming({ view: undefined }) },
    ...(now ? [openingEntry(now, state, say)] : []),
    ...(own
      ? [
          { key: 'name', label: say({ zh: '重命名…', en: 'Rename…' }), onClick: () => setNaming({ view: own }) },
          {
            key: 'share',
            label: own.isShared ? say({ zh: '取消共享', en: 'Share no more' }) : say(lists.shareView.title),
            onClick: () => void act(lists.shareView, { isShared: !own.isShared }),
          },
          { key: 'retire', label: say(lists.retireView.title), onClick: () => void act(lists.retireView, {}) },
        ]
      : []),
  ];
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items: entries }}>
        <Button>
          {say(lists.views.title)}
          {now && `：${now.name}`} <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      {naming && <NameView naming={naming} state={state} question={question} onDone={() => setNaming(undefined)} />}
    </>
  );
};

const saveWords: Bilingual = { zh: '另存为视图…', en: 'Save as a view…' };

/** Whether the list opens with this view. */
const openingEntry = (now: View, { defaultViewId, openWith }: ListState, say: (text: Bilingual) => string) =>
  now.viewId === defaultViewId
    ? {
        key: 'close',
        label: say({ zh: '不再默认打开', en: 'Do not open with it' }),
        onClick: () => void openWith(null),
      }
    : { key: 'open', label: say({ zh: '设为默认', en: 'Open with it' }), onClick: () => void openWith(now.viewId) };

/** What a view keeps: the question with the columns seen now. */
const asView = ({ question, shown }: ListState): Question => ({ ...question, columns: shown.map(({ name }) => name) });

type NameProps = { naming: Naming; state: ListState; question: Question; onDone: () => void };

const NameView = ({ naming: { view }, state, onDone }: NameProps) => {
  const { say } = useLanguage();
  const queries = useQueryClient();
  const { once, isRunning, problem } = useOnce();
  const [name, setName] = useState(view?.name ?? '');
  const [isShared, setIsShared] = useState(false);
  const save = () =>
    once(async () => {
      const { columns, ...asked } = asView(state);
      // What the address carries is what the contract of views takes: filter, text, sort and columns.
      const question = { ...asked, columns: [...columns] } as View['question'];
      const fill = { list: state.of.name, name, question, isShared };
      if (view) await perform(lists.renameView, { id: newId(), about: { viewId: view.viewId }, fill: { name } });
      else await perform(lists.saveView, { id: newId(), about: {}, fill });
      await queries.invalidateQueries({ queryKey: [lists.views.name] });
      if (!view) state.show(asView(state));
      onDone();
    });
  const { shape } = lists.saveView.fill;
  return (
    <Modal
      open
      title={say(view ? lists.renameView.title : lists.saveView.title)}
      okText={say({ zh: '保存', en: 'Save' })}
      cancelText={say({ zh: '取消', en: 'Cancel' })}
      okButtonProps={{ disabled: name.trim() === '', loading: isRunning }}
      onOk={() => void save()}
      onCancel={onDone}
      width={420}
    >
      <div className="stack">
        <Field label={nameOf(shape.name)}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              maxLength={40}
              value={name}
              onChange={(event) => setName(event.target.value)}
              onPressEnter={() => name.trim() !== '' && void save()}
            />
          )}
        </Field>
        {!view && (
          <Checkbox checked={isShared} onChange={({ target }) => setIsShared(target.checked)}>
            {say(nameOf(shape.isShared))}
          </Checkbox>
        )}
        {problem && <Problem problem={problem} />}
      </div>
    </Modal>
  );
};
