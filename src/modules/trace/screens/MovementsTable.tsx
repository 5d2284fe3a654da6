import { TracedMovement, trace } from '#contract/trace';
import type { Bilingual } from '#kernel/contract';
import { nameOf } from '#kernel/field';
import { useAskMore } from '#web/ask.ts';
import { DocumentLink } from '#web/DocumentLink.tsx';
import { moment } from '#web/days.ts';
import { Loaded, LoadMore } from '#web/Loaded.tsx';
import { useLanguage } from '#web/language.tsx';
import { Empty } from '#web/Page.tsx';
import { StatusTag } from '#web/StatusTag.tsx';
import { Table } from '#web/Table.tsx';

const { shape } = TracedMovement;

/** What led here, the latest first. */
export const MovementsTable = ({ lotId, serial }: { lotId: string; serial: string | undefined }) => {
  const { say } = useLanguage();
  const asked = useAskMore(trace.movements, {
    input: (key) => ({ lotId, ...(serial !== undefined && { serial }), ...(key !== undefined && { before: key }) }),
    next: (page) => page.next,
  });
  return (
    <Loaded asked={asked}>
      {({ pages }) => {
        const movements = pages.flatMap((page) => page.movements);
        if (movements.length === 0) return <Empty>{say({ zh: '没有流转记录', en: 'No movements' })}</Empty>;
        return (
          <>
            <Table
              label={trace.movements.title}
              rows={movements}
              keyOf={({ movementId }) => movementId}
              columns={[
                { title: nameOf(shape.recordedAt), className: 'whole', cell: ({ recordedAt }) => moment(recordedAt) },
                { title: nameOf(shape.document), cell: (movement) => <Papers movement={movement} /> },
                {
                  title: nameOf(shape.from),
                  cell: ({ from, fromStatus }) => <Stop place={from} status={fromStatus} />,
                },
                { title: nameOf(shape.to), cell: ({ to, toStatus }) => <Stop place={to} status={toStatus} /> },
                { title: nameOf(shape.quantity), isNumber: true, cell: ({ quantity }) => quantity },
                { title: nameOf(shape.serials), cell: (movement) => serialsOf(movement) },
                { title: nameOf(shape.person), className: 'whole', cell: ({ person }) => person },
              ]}
            />
            <LoadMore asked={asked} />
          </>
        );
      }}
    </Loaded>
  );
};

const Papers = ({ movement: { documentId, document, documentKind } }: { movement: TracedMovement }) => {
  const { say } = useLanguage();
  return (
    <span>
      <span className="quiet">{say(documentKind)}</span> <DocumentLink id={documentId} number={document} />
    </span>
  );
};

const Stop = ({ place, status }: { place: Bilingual; status: TracedMovement['fromStatus'] }) => {
  const { say } = useLanguage();
  return (
    <span className="amount">
      {say(place)} <StatusTag status={status} />
    </span>
  );
};

/** A movement of many units names its first ones. */
const serialsOf = ({ serials, quantity }: TracedMovement) =>
  serials.length === 0 ? '—' : `${serials.join(' ')}${serials.length < quantity ? ` … (${quantity})` : ''}`;
