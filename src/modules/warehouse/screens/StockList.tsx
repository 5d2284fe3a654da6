import { warehouse } from '#contract/warehouse';
import { ListPage } from '#web/list/ListPage.tsx';

/** What stands in our sites. */
export const StockList = () => (
  <ListPage of={warehouse.stock} way={(row) => ({ to: '/trace', search: { lot: String(row.lotId) } })} />
);
