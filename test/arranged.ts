/** Somebody who has kept a view of the list of stock and arranged its columns. */
import { lists, type ViewQuestion } from '#contract/lists';
import type { Person } from '#test/person';

export const question: ViewQuestion = {
  filter: { product: { contains: '导管' } },
  text: '',
  sort: { by: 'lastUseOn', down: false },
  columns: ['product', 'lotNumber'],
};

/** Saves a view, shared or not, and opens the list with it. */
export const arranged = async (person: Person, { isShared = false } = {}): Promise<string> => {
  const fill = { list: 'warehouse.stock', name: '近效期', question, isShared };
  const { output } = await person.does(lists.saveView, { about: {}, fill });
  const viewId = String((output as { viewId: string }).viewId); // The command's declared output.
  const columns = [{ name: 'product', width: 200, isShown: true }];
  const about = { personId: person.id, list: 'warehouse.stock' };
  await person.does(lists.arrange, { about, fill: { columns, defaultViewId: viewId } });
  return viewId;
};
