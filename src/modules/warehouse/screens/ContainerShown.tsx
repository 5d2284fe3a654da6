import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { warehouse } from '#contract/warehouse';
import type { Output } from '#kernel/contract';
import { nameOf } from '#kernel/field';
import { Act } from '#web/Act.tsx';
import { useAsk } from '#web/ask.ts';
import { Choice } from '#web/Choice.tsx';
import { DocumentLink } from '#web/DocumentLink.tsx';
import { moment } from '#web/days.ts';
import { Expiry } from '#web/Expiry.tsx';
import { Loaded } from '#web/Loaded.tsx';
import { useLanguage } from '#web/language.tsx';
import { Empty, Section } from '#web/Page.tsx';
import { StatusTag } from '#web/StatusTag.tsx';
import { useMe } from '#web/session.tsx';
import { Table } from '#web/Table.tsx';

type Shown = Output<typeof warehouse.container>;
const packedOf = warehouse.container.output.shape.packed.element.shape;
const carriedOf = warehouse.container.output.shape.carried.element.shape;

/** One container: where it stands, what is in it, where it stood, and the way to carry it elsewhere. */
export const ContainerShown = ({ containerId }: { containerId: string }) => {
  const { say } = useLanguage();
  const { may } = useMe();
  const asked = useAsk(warehouse.container, { containerId });
  return (
    <Loaded asked={asked}>
      {({ container, packed, carried }) => (
        <>
          <Section title={{ zh: `容器 ${container.sscc}`, en: `Container ${container.sscc}` }}>
            <p>
              {container.site} · <strong>{say(container.within)}</strong>
            </p>
            {packed.length === 0 ? (
              <Empty>
                {say({ zh: '空的；在移库页把货物移入容器', en: 'Empty; on the move page goods are moved into it' })}
              </Empty>
            ) : (
              <PackedTable packed={packed} />
            )}
            {may.includes(warehouse.moveContainer.name) && <Carry container={container} />}
          </Section>
          <Section title={{ zh: '去向', en: 'Where it stood' }}>
            <CarriedTable carried={carried} />
          </Section>
        </>
      )}
    </Loaded>
  );
};

const PackedTable = ({ packed }: Pick<Shown, 'packed'>) => (
  <Table
    label={{ zh: '内装货物', en: 'What is in it' }}
    rows={packed}
    keyOf={({ lotId, status }) => `${lotId}/${status}`}
    columns={[
      { title: nameOf(packedOf.product), cell: ({ product, model }) => `${product} ${model}` },
      {
        title: nameOf(packedOf.lotNumber),
        cell: ({ lotId, lotNumber }) => (
          <Link to="/trace" search={{ q: lotNumber ?? '', lot: lotId }}>
            {lotNumber ?? '—'}
          </Link>
        ),
      },
      { title: nameOf(packedOf.lastUseOn), cell: ({ lastUseOn }) => <Expiry on={lastUseOn} /> },
      { title: nameOf(packedOf.status), cell: ({ status }) => <StatusTag status={status} /> },
      { title: nameOf(packedOf.quantity), isNumber: true, cell: ({ quantity }) => quantity },
    ]}
  />
);

const CarriedTable = ({ carried }: Pick<Shown, 'carried'>) => {
  const { say } = useLanguage();
  return (
    <Table
      label={{ zh: '去向', en: 'Where it stood' }}
      rows={carried}
      keyOf={({ moveId }) => moveId}
      columns={[
        { title: nameOf(carriedOf.movedAt), className: 'whole', cell: ({ movedAt }) => moment(movedAt) },
        {
          title: nameOf(carriedOf.number),
          cell: ({ documentId, number }) => <DocumentLink id={documentId} number={number} />,
        },
        { title: nameOf(carriedOf.from), cell: ({ from }) => (from ? say(from) : '—') },
        { title: nameOf(carriedOf.to), cell: ({ to }) => say(to) },
        { title: nameOf(carriedOf.movedBy), cell: ({ movedBy }) => movedBy },
      ]}
    />
  );
};

const Carry = ({ container: { containerId, siteId } }: Pick<Shown, 'container'>) => {
  const { say } = useLanguage();
  const places = useAsk(warehouse.places, { siteId });
  const [toId, setToId] = useState<string>();
  return (
    <form
      className="stack"
      onSubmit={(event) => event.preventDefault()}
      aria-label={say(warehouse.moveContainer.title)}
    >
      <Choice
        label={{ zh: '移到', en: 'Carry it to' }}
        placeholder={{ zh: '选择库区或货位', en: 'Choose the zone or bin' }}
        options={(places.data ?? [])
          .filter((one) => one.sscc === null)
          .map(({ id, name }) => ({ id, name: say(name) }))}
        value={toId}
        onChange={setToId}
      />
      <Act
        on={warehouse.moveContainer}
        about={{ containerId }}
        fill={{ toLocationId: toId }}
        onDone={() => setToId(undefined)}
      />
    </form>
  );
};
