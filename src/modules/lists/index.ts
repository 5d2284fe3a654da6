import { defineModule, reading } from '#kernel/operation';
import { lists } from './contract.ts';
import { documents, journal } from './lists.ts';
import { arrange } from './operations/arrange.ts';
import { renameView } from './operations/rename-view.ts';
import { replaceView } from './operations/replace-view.ts';
import { retireView } from './operations/retire-view.ts';
import { saveView } from './operations/save-view.ts';
import { shareView } from './operations/share-view.ts';
import { viewsOf } from './queries.ts';

export const listsModule = defineModule('lists', lists, {
  operations: { saveView, replaceView, renameView, shareView, retireView, arrange },
  readings: { documents, journal, views: reading(lists.views, (tx, { list }) => viewsOf(tx, list)) },
});
