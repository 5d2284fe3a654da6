import { change } from '#kernel/effects';
import { one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { lists } from '../contract.ts';
import { ownView, viewById } from '../queries.ts';

/** Retiring a view takes it out of use; nothing is deleted. */
export const retireView = operation(lists.retireView, {
  load: ({ viewId }) => ({ view: one(viewById, viewId) }),
  subject: () => ({ lines: [] }),
  run: ({ view }, _, context) => [change('lists.view', ownView(view, context), { retiredAt: context.now })],
});
