import { receiving } from '#contract/receiving';
import { ListPage } from '#web/list/ListPage.tsx';

/** What was received, line by line. */
export const ReceiptList = () => (
  <ListPage of={receiving.receipts} way={(row) => ({ to: '/documents/$id', params: { id: String(row.receiptId) } })} />
);
