import { add, change } from '#kernel/effects';
import { NotFound } from '#kernel/errors';
import { each } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { lists } from '../contract.ts';
import { arrangementOf, ownView, viewById } from '../queries.ts';

/** Arranging keeps which columns of a list one sees, how wide and in which order, and which view opens it. */
export const arrange = operation(lists.arrange, {
  load: ({ personId, list }, fill) => ({
    before: each(arrangementOf, [`${personId}/${list}`]),
    view: each(viewById, fill?.defaultViewId ? [fill.defaultViewId] : []),
  }),
  subject: () => ({ lines: [] }),
  run: ({ before, view }, { personId, list, columns, defaultViewId }, context) => {
    if (personId !== context.personId) throw new NotFound(ofAnother, personId);
    if (defaultViewId) ownView(view(defaultViewId), context, { orShared: true, key: defaultViewId });
    const present = before(`${personId}/${list}`);
    return [
      present
        ? change('lists.arrangement', present, { columns: JSON.stringify(columns), defaultViewId })
        : add('lists.arrangement', { id: context.newId(), personId, list, columns, defaultViewId }),
    ];
  },
});

const ofAnother = { zh: '只能设置自己的列', en: 'one arranges columns for oneself only' };
