/** Which columns somebody sees, in which order and how wide. */
import type { ArrangedColumn } from '#contract/lists';
import { columnType } from '#kernel/lists/condition';
import { type Listed, mayShow } from '#kernel/lists/list';

/** The columns there are for this person: ids lead somewhere and are not read, prices need their permission. */
export const offered = ({ row }: Listed, may: readonly string[]): string[] =>
  Object.entries(row.shape).flatMap(([name, schema]) => {
    const type = columnType(schema);
    return type === 'id' || type === 'other' || !mayShow(schema, (one) => may.includes(one)) ? [] : [name];
  });

/** One's own arrangement over all there is: a column added later stands at the end, as the list says. */
export const arrangedOver = (
  list: Listed,
  names: readonly string[],
  kept: readonly ArrangedColumn[] | null | undefined,
): ArrangedColumn[] => {
  const known = (kept ?? []).filter(({ name }) => names.includes(name));
  const rest = names.filter((name) => !known.some((one) => one.name === name));
  return [...known, ...rest.map((name) => ({ name, width: null, isShown: !list.hidden.includes(name) }))];
};

/** What a view shows when it names its columns. */
export const shownOf = (arranged: readonly ArrangedColumn[], chosen: readonly string[]): ArrangedColumn[] =>
  chosen.length === 0
    ? arranged.filter(({ isShown }) => isShown)
    : chosen.flatMap((name) => arranged.find((one) => one.name === name) ?? []);

/** One step up or down. */
export const moved = (arranged: readonly ArrangedColumn[], at: number, by: -1 | 1): ArrangedColumn[] => {
  const next = [...arranged];
  const [taken] = next.splice(at, 1);
  if (taken) next.splice(Math.max(0, at + by), 0, taken);
  return next;
};
