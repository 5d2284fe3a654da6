import { lists } from '#contract/lists';
import { ListPage } from '#web/list/ListPage.tsx';

/** Documents of every kind. */
export const DocumentList = () => (
  <ListPage of={lists.documents} way={(row) => ({ to: '/documents/$id', params: { id: String(row.documentId) } })} />
);
