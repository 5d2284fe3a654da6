import { add, reply } from '#kernel/effects';
import { operation } from '#kernel/operation';
import { lists } from '../contract.ts';

/** Saving a view keeps the question somebody has put to a list, under a name of their choice. */
export const saveView = operation(lists.saveView, {
  load: () => ({}),
  subject: () => ({ lines: [] }),
  run: (_, { list, name, question, isShared }, { newId, personId }) => {
    const viewId = newId();
    return [add('lists.view', { id: viewId, personId, list, name, question, isShared }), reply({ viewId })];
  },
});
