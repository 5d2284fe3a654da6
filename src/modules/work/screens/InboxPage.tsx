import { useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { type Entry, work } from '#contract/work';
import { inbox } from '#fields/work';
import type { Bilingual } from '#kernel/contract';
import { nameOf } from '#kernel/field';
import { useAsk, useAskMore } from '#web/ask.ts';
import { Loaded, LoadMore } from '#web/Loaded.tsx';
import { useLanguage } from '#web/language.tsx';
import { Empty, Page } from '#web/Page.tsx';
import { Entries } from './Entries.tsx';
import { Proposals } from './Proposals.tsx';
import './work.css';

type Kind = Entry['kind'];
type Counts = Readonly<Record<Kind, number>>;

const kinds: Readonly<Record<Kind, { title: Bilingual; nothing: Bilingual }>> = {
  approve: {
    title: { zh: '待审批', en: 'To approve' },
    nothing: { zh: '没有等您审批的申请。', en: 'Nothing waits for your approval.' },
  },
  task: {
    title: { zh: '任务', en: 'Tasks' },
    nothing: { zh: '没有要您办理的任务。', en: 'No task is yours to do.' },
  },
  notice: {
    title: { zh: '消息', en: 'Messages' },
    nothing: { zh: '没有未读的消息。', en: 'No message is unread.' },
  },
  mine: {
    title: { zh: '我提交的', en: 'Mine' },
    nothing: {
      zh: '最近没有您提交审批的申请。需要批准的操作会自动提交到这里。',
      en: 'You proposed nothing lately. What needs approval comes here by itself when you do it.',
    },
  },
};

/** Everything that waits for who reads it, and what they proposed themselves. */
export const InboxPage = () => {
  const { say } = useLanguage();
  const navigate = useNavigate({ from: '/inbox' });
  const { kind: asked } = useSearch({ from: '/inbox' });
  const { data: counts, isLoading } = useAsk(work.counts, {});
  const chosen = inbox.kind.safeParse(asked).data ?? (isLoading ? undefined : firstWith(counts));
  return (
    <Page title={{ zh: '待办', en: 'Inbox' }} reads={[work.inbox]}>
      <Segmented<Kind>
        block
        className="inbox-kinds"
        aria-label={say(nameOf(inbox.kind))}
        {...(chosen && { value: chosen })}
        options={kindsShown.map((value) => ({ value, label: <KindName kind={value} counts={counts} /> }))}
        onChange={(kind) => void navigate({ search: { kind } })}
      />
      {chosen && <Waiting key={chosen} kind={chosen} />}
    </Page>
  );
};

const kindsShown = ['approve', 'task', 'notice', 'mine'] as const;

/** Who chose nothing sees first what waits for them. */
const firstWith = (counts: Counts | undefined): Kind =>
  kindsShown.find((kind) => (counts?.[kind] ?? 0) > 0) ?? 'approve';

const KindName = ({ kind, counts }: { kind: Kind; counts: Counts | undefined }) => {
  const { say } = useLanguage();
  const count = counts?.[kind] ?? 0;
  return (
    <>
      {say(kinds[kind].title)}
      {count > 0 && <span className="inbox-count"> {count}</span>}
    </>
  );
};

const Waiting = ({ kind }: { kind: Kind }) => {
  const { say } = useLanguage();
  const asked = useAskMore(work.inbox, {
    input: (key) => (key === undefined ? { kind } : { kind, after: key }),
    next: (page) => page.next,
  });
  const { title, nothing } = kinds[kind];
  return (
    <section className="section" aria-label={say(title)}>
      <Loaded asked={asked}>
        {({ pages }) => {
          const entries = pages.flatMap((page) => page.entries);
          if (kind === 'approve') return <Proposals label={title} nothing={nothing} entries={entries} />;
          if (entries.length === 0) return <Empty>{say(nothing)}</Empty>;
          return <Entries label={title} kind={kind} entries={entries} />;
        }}
      </Loaded>
      <LoadMore asked={asked} />
    </section>
  );
};
