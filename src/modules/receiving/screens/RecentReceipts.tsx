import type { receiving } from '#contract/receiving';
import type { Output } from '#kernel/contract';
import { moment } from '#web/days.ts';
import { useLanguage } from '#web/language.tsx';
import { Empty } from '#web/Page.tsx';
import { Table } from '#web/Table.tsx';

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
        { title: { zh: '收货单号', en: 'Receipt' }, className: 'whole', cell: ({ number }) => number },
        { title: { zh: '产品', en: 'Product' }, cell: ({ product }) => product },
        { title: { zh: '批号', en: 'Lot' }, cell: ({ lotNumber }) => lotNumber ?? '—' },
        { title: { zh: '数量', en: 'Quantity' }, isNumber: true, cell: ({ quantity }) => quantity },
        { title: { zh: '供货者', en: 'Supplier' }, cell: ({ supplier }) => supplier },
        { title: { zh: '收货人', en: 'Received by' }, className: 'whole', cell: ({ receivedBy }) => receivedBy },
        { title: { zh: '时间', en: 'When' }, className: 'whole', cell: ({ receivedAt }) => moment(receivedAt) },
      ]}
    />
  );
};
