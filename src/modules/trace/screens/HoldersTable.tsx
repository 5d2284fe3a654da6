import { Holding } from '#contract/trace';
import type { Bilingual } from '#kernel/contract';
import { nameOf } from '#kernel/field';
import { useLanguage } from '#web/language.tsx';
import { StatusTag } from '#web/StatusTag.tsx';
import { Table } from '#web/Table.tsx';

/** Who the sides of our books are to us. */
export const sides: Record<Holding['side'], Bilingual> = {
  supplier: { zh: '供货者', en: 'Supplier' },
  inside: { zh: '本公司', en: 'Our company' },
  customer: { zh: '购货者', en: 'Customer' },
};

const { shape } = Holding;

/** A lot's holders; what a supplier gave stands against all the rest and is said in words, not as a debt. */
export const HoldersTable = ({ holdings }: { holdings: readonly Holding[] }) => {
  const { say } = useLanguage();
  return (
    <Table
      label={{ zh: '持有者', en: 'Holders' }}
      rows={holdings}
      keyOf={({ locationId, status }) => `${locationId} ${status}`}
      columns={[
        { title: nameOf(shape.place), cell: ({ place }) => say(place) },
        { title: nameOf(shape.holder), cell: ({ holder }) => holder },
        { title: nameOf(shape.side), cell: ({ side }) => say(sides[side]) },
        {
          title: nameOf(shape.status),
          cell: ({ side, status }) => (side === 'supplier' ? '—' : <StatusTag status={status} />),
        },
        {
          title: nameOf(shape.quantity),
          isNumber: true,
          cell: ({ side, quantity }) =>
            side === 'supplier' ? say({ zh: `已供 ${-quantity}`, en: `supplied ${-quantity}` }) : quantity,
        },
      ]}
    />
  );
};
