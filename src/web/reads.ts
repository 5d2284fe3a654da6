/** Which tables each query read when it was last answered, as the server told with the answer. */
const tables = new Map<string, ReadonlySet<string>>();

/** Notes what a query reads; `path` is its address. */
export const noteReads = (path: string, said: string | null) => {
  if (said === null) return;
  tables.set(path.split('?')[0] ?? path, new Set(said.split(' ')));
};

export type Changed = { readonly tables: readonly string[]; readonly ids: readonly string[] | null };

/** Whether what changed may concern the answer of a query: it read one of the tables, and is not about one document
 *  that was left alone. Why a button is disabled may follow from anything. */
export const concerns = (queryKey: readonly unknown[], changed: Changed): boolean => {
  const [name, ...asked] = queryKey;
  if (name === 'blockers') return true;
  const read = typeof name === 'string' ? tables.get(name) : undefined;
  if (!read || !changed.tables.some((table) => read.has(table))) return false;
  const about = asked.flatMap((input) => documentIn(input))[0];
  return about === undefined || changed.ids === null || changed.ids.includes(about);
};

const documentIn = (input: unknown): string[] =>
  typeof input === 'object' && input !== null && 'documentId' in input ? [String(input.documentId)] : [];

/** Two changes as one. */
export const together = (one: Changed | undefined, other: Changed): Changed =>
  one === undefined
    ? other
    : {
        tables: [...new Set([...one.tables, ...other.tables])],
        ids: one.ids === null || other.ids === null ? null : [...new Set([...one.ids, ...other.ids])],
      };
