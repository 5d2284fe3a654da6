import { Link } from '@tanstack/react-router';
import { Entry, work } from '#contract/work';
import type { Bilingual } from '#kernel/contract';
import { deadline } from '#kernel/deadlines/fields';
import { nameOf } from '#kernel/field';
import { Act } from '#web/Act.tsx';
import { DocumentLink } from '#web/DocumentLink.tsx';
import { moment } from '#web/days.ts';
import { useLanguage } from '#web/language.tsx';
import { useMe } from '#web/session.tsx';
import { type Column, Table } from '#web/Table.tsx';

const { shape } = Entry;

type Props = { label: Bilingual; kind: Entry['kind']; entries: readonly Entry[]; before?: readonly Column<Entry>[] };

/** What waits, one a row: what, about which document, from whom, since when, until when, and what it keeps waiting. */
export const Entries = ({ label, kind, entries, before = [] }: Props) => (
  <Table
    label={label}
    rows={entries}
    keyOf={({ id }) => id}
    columns={[...before, ...columns.filter(({ of }) => of.includes(kind))]}
  />
);

type Shown = Column<Entry> & { of: readonly Entry['kind'][] };

const columns: readonly Shown[] = [
  { of: ['approve', 'task', 'notice', 'mine'], title: nameOf(shape.title), cell: (one) => <What entry={one} /> },
  { of: ['approve', 'task', 'mine', 'notice'], title: nameOf(shape.number), cell: (one) => <Where entry={one} /> },
  { of: ['mine', 'notice'], title: nameOf(shape.stateName), cell: (one) => <State entry={one} /> },
  { of: ['approve'], title: nameOf(shape.from), cell: ({ from }) => from },
  { of: ['approve', 'task', 'notice', 'mine'], title: nameOf(shape.since), cell: ({ since }) => moment(since) },
  { of: ['approve', 'task', 'mine'], title: nameOf(shape.dueOn), cell: (one) => <Due entry={one} /> },
  { of: ['task'], title: nameOf(shape.blocks), cell: (one) => <Blocks entry={one} /> },
  { of: ['task', 'notice'], title: { zh: '办理', en: 'Act' }, cell: (one) => <Acts entry={one} /> },
];

const What = ({ entry: { title } }: { entry: Entry }) => {
  const { say } = useLanguage();
  return <strong>{say(title)}</strong>;
};

/** The number of its document, leading to the page that shows it. */
const Where = ({ entry: { documentId, number, isHeld } }: { entry: Entry }) => {
  if (!documentId || !number) return '—';
  return isHeld ? <HeldLink id={documentId} number={number} /> : <DocumentLink id={documentId} number={number} />;
};

/** A held command's number, leading to its page. */
export const HeldLink = ({ id, number }: { id: string; number: string }) => (
  <Link to="/held/$id" params={{ id }} className="whole">
    {number}
  </Link>
);

const State = ({ entry: { stateName } }: { entry: Entry }) => {
  const { say } = useLanguage();
  return stateName ? say(stateName) : '—';
};

const Due = ({ entry: { dueOn, state, kind } }: { entry: Entry }) => {
  const { say } = useLanguage();
  const { today } = useMe();
  if (!dueOn) return '—';
  // What is decided is late no more.
  if (dueOn >= today || (kind === 'mine' && state !== 'waiting')) return dueOn;
  return (
    <span className="overdue">
      {dueOn} {say(nameOf(deadline.isOverdue))}
    </span>
  );
};

const Blocks = ({ entry: { blocks } }: { entry: Entry }) => {
  const { say } = useLanguage();
  return blocks ? say(blocks) : '—';
};

const Acts = ({ entry: { kind, id } }: { entry: Entry }) =>
  kind === 'notice' ? (
    <Act on={work.putAway} about={{ noticeId: id }} fill={{}} />
  ) : (
    <div className="work-acts">
      <Act on={work.closeTask} about={{ taskId: id }} />
      <Act on={work.snoozeTask} about={{ taskId: id }} />
    </div>
  );
