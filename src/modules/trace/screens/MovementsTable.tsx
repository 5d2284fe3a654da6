import { Button } from 'antd';
import { useState } from 'react';
import { TracedMovement, trace } from '#contract/trace';
import { warehouse } from '#contract/warehouse';
import type { Bilingual } from '#kernel/contract';
import { nameOf } from '#kernel/field';
import { useAskMore } from '#web/ask.ts';
import { DocumentLink } from '#web/DocumentLink.tsx';
import { moment } from '#web/days.ts';
import { Loaded, LoadMore } from '#web/Loaded.tsx';
import { useLanguage } from '#web/language.tsx';
import { Empty } from '#web/Page.tsx';
import { StatusTag } from '#web/StatusTag.tsx';
import { useMe } from '#web/session.tsx';
import { Table } from '#web/Table.tsx';
import { CorrectMovement } from './CorrectMovement.tsx';

const { shape } = TracedMovement;

/** What led here, the latest first. */
export const MovementsTable = ({ lotId, serial }: { lotId: string; serial: string | undefined }) => {
  const { say } = useLanguage();
  const { may } = useMe();
  const [chosenId, choose] = useState<string>();
  const asked = useAskMore(trace.movements, {
    input: (key) => ({ lotId, ...(serial !== undefined && { serial }), ...(key !== undefined && { before: key }) }),
    next: (page) => page.next,
  });
  return (
    <Loaded asked={asked}>
      {({ pages }) => {
        const movements = pages.flatMap((page) => page.movements);
        const chosen = movements.find(({ movementId }) => movementId === chosenId);
        if (movements.length === 0) return <Empty>{say({ zh: '没有流转记录', en: 'No movements' })}</Empty>;
        return (
          <>
            <Table
              label={trace.movements.title}
              rows={movements}
              keyOf={({ movementId }) => movementId}
              isChosen={({ movementId }) => movementId === chosenId}
              columns={[
                {
                  title: nameOf(shape.recordedAt),
                  className: 'whole',
                  cell: (movement) => <When movement={movement} />,
                },
                { title: nameOf(shape.document), cell: (movement) => <Papers movement={movement} /> },
                {
                  title: nameOf(shape.from),
                  cell: ({ from, fromStatus }) => <Stop place={from} status={fromStatus} />,
                },
                { title: nameOf(shape.to), cell: ({ to, toStatus }) => <Stop place={to} status={toStatus} /> },
                { title: nameOf(shape.quantity), isNumber: true, cell: ({ quantity }) => quantity },
                { title: nameOf(shape.serials), cell: (movement) => serialsOf(movement) },
                { title: nameOf(shape.person), className: 'whole', cell: ({ person }) => person },
                { title: nameOf(shape.reason), cell: (movement) => <Why movement={movement} /> },
                ...(may.includes(warehouse.correct.name)
                  ? [
                      {
                        title: { zh: '操作', en: 'Do' },
                        cell: (movement: TracedMovement) =>
                          canBeCorrected(movement) && (
                            <Button type="link" onClick={() => choose(movement.movementId)}>
                              {say({ zh: '更正', en: 'Correct' })}
                            </Button>
                          ),
                      },
                    ]
                  : []),
              ]}
            />
            {chosen && <CorrectMovement movement={chosen} onClose={() => choose(undefined)} />}
            <LoadMore asked={asked} />
          </>
        );
      }}
    </Loaded>
  );
};

/** What a correction may take back: not a decision, not a correction, and only once. The command has the last word. */
const canBeCorrected = ({ corrects, isCorrected }: TracedMovement): boolean => !isCorrected && corrects === null;

/** When it was recorded, and of a late entry when it happened. */
const When = ({ movement: { recordedAt, occurredAt } }: { movement: TracedMovement }) => {
  const { say } = useLanguage();
  return (
    <span>
      {moment(recordedAt)}
      {occurredAt && (
        <>
          <br />
          <span className="quiet">
            {say(nameOf(shape.occurredAt))} {moment(occurredAt)}
          </span>
        </>
      )}
    </span>
  );
};

/** What it corrects or that it was corrected, and why. */
const Why = ({ movement: { corrects, isCorrected, reason } }: { movement: TracedMovement }) => {
  const { say } = useLanguage();
  const said = [
    ...(corrects ? [`${say(nameOf(shape.corrects))} ${corrects}`] : []),
    ...(isCorrected ? [say(nameOf(shape.isCorrected))] : []),
    ...(reason ? [reason] : []),
  ];
  return said.length === 0 ? '—' : said.join(' · ');
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
