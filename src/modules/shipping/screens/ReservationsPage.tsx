import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { shipping } from '#contract/shipping';
import type { Answer } from '#kernel/contract';
import { useAskMore } from '#web/ask.ts';
import { DocumentLink } from '#web/DocumentLink.tsx';
import { Loaded, LoadMore } from '#web/Loaded.tsx';
import { useLanguage } from '#web/language.tsx';
import { Page, Section } from '#web/Page.tsx';
import { useMe } from '#web/session.tsx';
import { ReservationActs } from './ReservationActs.tsx';
import { ReservationsTable } from './ReservationsTable.tsx';
import { ReserveForm } from './ReserveForm.tsx';
import { reservationsOf } from './reservation.ts';
import './shipping.css';

const route = getRouteApi('/reservations');
const NEW = 'new';

/** What is promised to customers: promise more, have it picked, ship it, or give it up. */
export const ReservationsPage = () => {
  const { say } = useLanguage();
  const { may } = useMe();
  const { open } = route.useSearch();
  const navigate = route.useNavigate();
  const [last, setLast] = useState<Answer>();
  const asked = useAskMore(shipping.reservations, {
    input: (key) => (key === undefined ? {} : { after: key }),
    next: (page) => page.next,
  });
  const reservations = reservationsOf(asked.data?.pages.flatMap((page) => page.lines) ?? []);
  const chosen = reservations.find(({ id }) => id === open);
  const show = (id: string | undefined) => void navigate({ search: id === undefined ? {} : { open: id } });
  const mayReserve = may.includes(shipping.reserve.name);
  const finish = (answer: Answer) => {
    setLast(answer);
    show(undefined);
  };
  return (
    <Page
      title={{ zh: '预留', en: 'Reservations' }}
      reads={[shipping.reservations]}
      extra={
        mayReserve && (
          <Button type="primary" onClick={() => show(NEW)}>
            {say({ zh: '新建预留', en: 'New reservation' })}
          </Button>
        )
      }
    >
      {last && <Done answer={last} />}
      <div className="ship" data-open={chosen !== undefined || (mayReserve && open === NEW)}>
        <Section title={shipping.reservations.title}>
          <Loaded asked={asked}>
            {() => <ReservationsTable reservations={reservations} chosen={chosen} onChoose={({ id }) => show(id)} />}
          </Loaded>
          <LoadMore asked={asked} />
        </Section>
        {mayReserve && open === NEW && <ReserveForm onClose={() => show(undefined)} onDone={finish} />}
        {chosen && (
          <ReservationActs key={chosen.id} reservation={chosen} onClose={() => show(undefined)} onLeft={finish} />
        )}
      </div>
    </Page>
  );
};

/** The document an act made, at hand for what comes next. */
const Done = ({ answer: { documents } }: { answer: Answer }) => {
  const { say } = useLanguage();
  const [made] = documents;
  if (!made) return null;
  return (
    <p className="done" role="status">
      ✓ {say({ zh: '已办理', en: 'Done' })} <DocumentLink id={made.id} number={made.number} />
    </p>
  );
};
