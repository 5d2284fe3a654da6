import { lists } from '#contract/lists';
import { ListPage } from '#web/list/ListPage.tsx';

/** Who did what, and what was refused. */
export const JournalList = () => <ListPage of={lists.journal} />;
