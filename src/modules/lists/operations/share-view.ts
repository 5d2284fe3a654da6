import { change } from '#kernel/effects';
import { one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { lists } from '../contract.ts';
import { ownView, viewById } from '../queries.ts';

/** Sharing a view lets everybody in the company use it; taking it back leaves it to its owner. */
export const shareView = operation(lists.shareView, {
  load: ({ viewId }) => ({ view: one(viewById, viewId) }),
  subject: () => ({ lines: [] }),
  run: ({ view }, { isShared }, context) => [change('lists.view', ownView(view, context), { isShared })],
});
