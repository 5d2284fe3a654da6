import type { ReactNode } from 'react';
import { OpenSession, type people } from '#contract/people';
import type { Bilingual } from '#kernel/contract';
import { nameOf } from '#kernel/field';
import { Act } from '#web/Act.tsx';
import { moment } from '#web/days.ts';
import { useLanguage } from '#web/language.tsx';
import { Empty, Section } from '#web/Page.tsx';
import { Table } from '#web/Table.tsx';
import { deviceOf } from './device.ts';
import './staff.css';

const { shape } = OpenSession;

type Props = {
  title: Bilingual;
  sessions: readonly OpenSession[];
  endBy: typeof people.endSession | typeof people.endOwnSession;
  children?: ReactNode;
};

/** Sessions with their device, since when, last seen, and the way to end each. */
export const Sessions = ({ title, sessions, endBy, children }: Props) => {
  const { say } = useLanguage();
  return (
    <Section title={title}>
      {sessions.length === 0 ? (
        <Empty>{say({ zh: '没有打开的会话', en: 'No session is open' })}</Empty>
      ) : (
        <Table
          label={title}
          rows={sessions}
          keyOf={({ sessionId }) => sessionId}
          isChosen={({ isThis }) => isThis}
          columns={[
            { title: nameOf(shape.cameFrom), cell: ({ cameFrom }) => say(deviceOf(cameFrom)) },
            { title: nameOf(shape.startedAt), className: 'whole', cell: ({ startedAt }) => moment(startedAt) },
            {
              title: nameOf(shape.lastSeenAt),
              className: 'whole',
              cell: ({ lastSeenAt }) => (lastSeenAt === null ? '—' : moment(lastSeenAt)),
            },
            { title: nameOf(shape.expiresAt), className: 'whole', cell: ({ expiresAt }) => moment(expiresAt) },
            {
              title: { zh: '办理', en: 'Act' },
              cell: ({ sessionId, isThis }) =>
                isThis ? (
                  <strong>{say(nameOf(shape.isThis))}</strong>
                ) : (
                  <div className="row-acts">
                    <Act on={endBy} about={{ sessionId }} fill={{}} />
                  </div>
                ),
            },
          ]}
        />
      )}
      {children}
    </Section>
  );
};
