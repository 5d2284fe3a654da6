import { change } from '#kernel/effects';
import { one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { lists } from '../contract.ts';
import { ownView, viewById } from '../queries.ts';

/** Replacing a view gives its name to another question. */
export const replaceView = operation(lists.replaceView, {
  load: ({ viewId }) => ({ view: one(viewById, viewId) }),
  subject: () => ({ lines: [] }),
  run: ({ view }, { question }, context) => [change('lists.view', ownView(view, context), { question })],
});
