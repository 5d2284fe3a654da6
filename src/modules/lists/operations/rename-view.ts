import { change } from '#kernel/effects';
import { one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { lists } from '../contract.ts';
import { ownView, viewById } from '../queries.ts';

/** Renaming a view changes what it is called and nothing else. */
export const renameView = operation(lists.renameView, {
  load: ({ viewId }) => ({ view: one(viewById, viewId) }),
  subject: () => ({ lines: [] }),
  run: ({ view }, { name }, context) => [change('lists.view', ownView(view, context), { name })],
});
