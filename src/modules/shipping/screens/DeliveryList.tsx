import { shipping } from '#contract/shipping';
import { ListPage } from '#web/list/ListPage.tsx';

/** What was shipped, line by line. */
export const DeliveryList = () => (
  <ListPage
    of={shipping.deliveries}
    way={(row) => ({ to: '/documents/$id', params: { id: String(row.deliveryId) } })}
  />
);
