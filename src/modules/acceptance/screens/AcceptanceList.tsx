import { acceptance } from '#contract/acceptance';
import { ListPage } from '#web/list/ListPage.tsx';

/** What was or waits to be accepted. */
export const AcceptanceList = () => (
  <ListPage
    of={acceptance.acceptances}
    way={(row) => ({ to: '/documents/$id', params: { id: String(row.acceptanceId) } })}
  />
);
