import { Button } from 'antd';
import { ReservedLine, shipping } from '#contract/shipping';
import { nameOf } from '#kernel/field';
import { DocumentLink } from '#web/DocumentLink.tsx';
import { useLanguage } from '#web/language.tsx';
import { Empty } from '#web/Page.tsx';
import { Table } from '#web/Table.tsx';
import { type Reservation, stateWords } from './reservation.ts';

type Props = {
  reservations: readonly Reservation[];
  chosen: Reservation | undefined;
  onChoose: (reservation: Reservation) => void;
};

const { shape } = ReservedLine;

/** One row a reservation: for whom, what, of which lots, how far, and what was lost. */
export const ReservationsTable = ({ reservations, chosen, onChoose }: Props) => {
  const { say } = useLanguage();
  if (reservations.length === 0) {
    return (
      <Empty>
        {say({ zh: '没有未发的预留。新建预留后会出现在这里', en: 'Nothing is reserved. New reservations appear here' })}
      </Empty>
    );
  }
  return (
    <Table
      label={shipping.reservations.title}
      rows={reservations}
      keyOf={({ id }) => id}
      isChosen={({ id }) => id === chosen?.id}
      columns={[
        {
          title: nameOf(shape.number),
          className: 'whole',
          cell: ({ id, first }) => <DocumentLink id={id} number={first.number} />,
        },
        { title: nameOf(shape.customer), cell: ({ first }) => first.customer },
        {
          title: nameOf(shape.product),
          cell: ({ first: { product, model } }) => (
            <div>
              {product} <span className="quiet">{model}</span>
            </div>
          ),
        },
        {
          title: nameOf(shape.lotNumber),
          className: 'whole',
          cell: ({ lines }) => <Lots lines={lines} />,
        },
        { title: nameOf(shape.quantity), isNumber: true, cell: ({ quantity }) => <strong>{quantity}</strong> },
        {
          title: nameOf(shape.displaced),
          isNumber: true,
          cell: ({ lost }) => (lost > 0 ? <strong className="lost">{lost}</strong> : <span className="quiet">—</span>),
        },
        { title: nameOf(shape.state), className: 'whole', cell: ({ first }) => say(stateWords[first.state]) },
        {
          title: { zh: '操作', en: 'Do' },
          className: 'whole',
          cell: (one) => (
            <Button
              onClick={() => onChoose(one)}
              aria-label={say({ zh: `办理 ${one.first.number}`, en: `Open ${one.first.number}` })}
            >
              {say({ zh: '办理', en: 'Open' })}
            </Button>
          ),
        },
      ]}
    />
  );
};

/** The lots of a reservation, with how much of each where there are several. */
const Lots = ({ lines }: Pick<Reservation, 'lines'>) => (
  <span className="amounts">
    {lines.map(({ lotId, lotNumber, quantity }) => (
      <span key={lotId} className="amount">
        <strong>{lotNumber ?? '—'}</strong>
        {lines.length > 1 && <span className="quiet">×{quantity}</span>}
      </span>
    ))}
  </span>
);
