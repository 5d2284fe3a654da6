/** What a page asks of a list, as its address says it: back undoes a filter, and a link shows the same rows. */
import type { Condition } from '#kernel/lists/condition';
import type { Listed, Sort } from '#kernel/lists/list';

export type Question = {
  readonly filter: Readonly<Record<string, Condition>>;
  readonly text: string;
  readonly sort: Sort | null;
  /** Columns that a view brings; empty, one sees one's own arrangement. */
  readonly columns: readonly string[];
};

export const emptyQuestion: Question = { filter: {}, text: '', sort: null, columns: [] };

/** Whether nothing is narrowed. */
export const asksForAll = ({ filter, text }: Question): boolean => Object.keys(filter).length === 0 && text === '';

/** The question an address carries; undefined when it says nothing or what nobody can read. */
export const questionIn = (written: string | undefined, list: Listed): Question | undefined => {
  if (written === undefined) return undefined;
  try {
    return fitting(JSON.parse(written) as Partial<Question>, list);
  } catch {
    return undefined;
  }
};

/** The same without what the list no longer has: a view outlives a column. */
export const fitting = (asked: Partial<Question>, { row, sorts }: Listed): Question => {
  const { filter = {}, text = '', sort = null, columns = [] } = asked;
  const isColumn = (name: string) => name in row.shape;
  return {
    filter: Object.fromEntries(Object.entries(filter).filter(([name]) => isColumn(name))),
    text: String(text),
    sort: sort && sorts.includes(sort.by) ? sort : null,
    columns: columns.filter(isColumn),
  };
};

/** As the address carries it, without what it need not say; undefined when it asks for everything. */
export const written = ({ filter, text, sort, columns }: Question): string =>
  JSON.stringify({
    ...(Object.keys(filter).length > 0 && { filter }),
    ...(text !== '' && { text }),
    ...(sort && { sort }),
    ...(columns.length > 0 && { columns }),
  });

/** What the server is asked. */
export const inputOf = ({ filter, text, sort }: Question, after?: string) => ({
  filter,
  text,
  ...(sort && { sort }),
  ...(after !== undefined && { after }),
});
