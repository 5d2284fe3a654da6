/** Which tables each query has read, learned from its own statements: the web asks a query again when one changes. */
const TABLE = /\b(?:from|join)\s+"?(\w+)"?\."?(\w+)"?/gi;
const TEXTS_MAX = 2_000;

const byText = new Map<string, readonly string[]>();

/** Adds the tables that a statement reads. */
export const noted = (tables: Set<string>, text: string): void => {
  for (const table of tablesIn(text)) tables.add(table);
};

const tablesIn = (text: string): readonly string[] => {
  const known = byText.get(text);
  if (known) return known;
  const tables = [...new Set([...text.matchAll(TABLE)].map(([, schema, table]) => `${schema}.${table}`))];
  if (byText.size < TEXTS_MAX) byText.set(text, tables);
  return tables;
};
