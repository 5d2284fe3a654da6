import { work } from '#contract/work';
import { ListPage } from '#web/list/ListPage.tsx';

/** What has to be done in time and is not done yet; what is overdue stands first. */
export const DeadlineList = () => (
  <ListPage of={work.deadlines} way={(row) => ({ to: '/documents/$id', params: { id: String(row.documentId) } })} />
);
