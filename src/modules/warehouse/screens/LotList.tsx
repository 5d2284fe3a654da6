import { warehouse } from '#contract/warehouse';
import { ListPage } from '#web/list/ListPage.tsx';

/** Every lot there ever was. */
export const LotList = () => (
  <ListPage of={warehouse.lots} way={(row) => ({ to: '/trace', search: { lot: String(row.lotId) } })} />
);
