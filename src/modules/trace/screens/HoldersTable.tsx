import type { Holding } from '#contract/trace';
import type { Bilingual } from '#kernel/contract';
import { useLanguage } from '#web/language.tsx';
import { StatusTag } from '#web/StatusTag.tsx';
import { Table } from '#web/Table.tsx';

/** Who the sides of our books are to us. */
export const sides: Record<Holding['side'], Bilingual> = {
  supplier: { zh: '供货者', en: 'Supplier' },
  inside: { zh: '本公司', en: 'Our company' },
  customer: { zh: '购货者', en: 'Customer' },
};

/** A lot's holders; what a supplier gave stands against all the rest and is said in words, not as a debt. */
export const HoldersTable = ({ holdings }: { holdings: readonly Holding[] }) => {
  const { say } = useLanguage();
  return (
    <Table
      label={{ zh: '持有者', en: 'Holders' }}
      rows={holdings}
      keyOf={({ locationId, status }) => `${locationId} ${status}`}
      columns={[
        { title: { zh: '位置', en: 'Place' }, cell: ({ place }) => say(place) },
        { title: { zh: '持有者', en: 'Holder' }, cell: ({ holder }) => holder },
        { title: { zh: '身份', en: 'Who' }, cell: ({ side }) => say(sides[side]) },
        {
          title: { zh: '质量状态', en: 'Status' },
          cell: ({ side, status }) => (side === 'supplier' ? '—' : <StatusTag status={status} />),
        },
        {
          title: { zh: '数量', en: 'Quantity' },
          isNumber: true,
          cell: ({ side, quantity }) =>
            side === 'supplier' ? say({ zh: `已供 ${-quantity}`, en: `supplied ${-quantity}` }) : quantity,
        },
      ]}
    />
  );
};
