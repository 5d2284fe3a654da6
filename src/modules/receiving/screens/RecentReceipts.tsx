import { receiving } from '#contract/receiving';
import type { Output } from '#kernel/contract';
import { nameOf } from '#kernel/field';
import { DocumentLink } from '#web/DocumentLink.tsx';
import { moment } from '#web/days.ts';
import { useLanguage } from '#web/language.tsx';
import { Empty } from '#web/Page.tsx';
import { Table } from '#web/Table.tsx';

const { shape } = receiving.station.output.shape.recent.element;
type Recent = Output<typeof receiving.station>['recent'];

/** The latest receipts, line by line. */
export const RecentReceipts = ({ recent }: { recent: Recent }) => {
  const { say } = useLanguage();
  if (recent.length === 0) return <Empty>{say({ zh: '还没有收过货', en: 'Nothing has been received yet' })}</Empty>;
  return (
    <Table
      label={{ zh: '最近收货', en: 'Recent receipts' }}
      // A receipt has a line for each lot, and two lines of one receipt may look the same.
      rows={recent.map((receipt, index) => ({ ...receipt, key: `${receipt.receiptId} ${index}` }))}
      keyOf={({ key }) => key}
      columns={[
        {
          title: nameOf(shape.number),
          className: 'whole',
          cell: ({ receiptId, number }) => <DocumentLink id={receiptId} number={number} />,
        },
        { title: nameOf(shape.product), cell: ({ product }) => product },
        { title: nameOf(shape.lotNumber), cell: ({ lotNumber }) => lotNumber ?? '—' },
        { title: nameOf(shape.quantity), isNumber: true, cell: ({ quantity }) => quantity },
        { title: nameOf(shape.supplier), cell: ({ supplier }) => supplier },
        { title: nameOf(shape.receivedBy), className: 'whole', cell: ({ receivedBy }) => receivedBy },
        { title: nameOf(shape.receivedAt), className: 'whole', cell: ({ receivedAt }) => moment(receivedAt) },
      ]}
    />
  );
};
