/** Where somebody may act and look: sites, partners and product categories of the positions they hold. */
import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';

/** One stretch of the company; a side left open (null) is all of it. */
export type Extent = {
  readonly sites: readonly string[] | null;
  readonly parties: readonly string[] | null;
  readonly categories: readonly string[] | null;
};

/** All stretches together: each side as a whole to look at, the exact ones to judge by. Null is everything. */
export type Scope = Extent & { readonly extents: readonly Extent[] };

/** The scope of who holds a position for the whole company. */
export const everything: Scope = {
  sites: null,
  parties: null,
  categories: null,
  extents: [{ sites: null, parties: null, categories: null }],
};

/** Joins stretches. A stretch that is open on every side is everything; none at all is nothing. */
export const scopeOf = (extents: readonly Extent[]): Scope => {
  if (extents.some(isEverything)) return everything;
  const joined = (side: keyof Extent): readonly string[] | null =>
    extents.some((extent) => extent[side] === null)
      ? null
      : [...new Set(extents.flatMap((extent) => extent[side] ?? []))].sort();
  return { sites: joined('sites'), parties: joined('parties'), categories: joined('categories'), extents };
};

/** Whether nothing is left out. */
export const isEverything = ({ sites, parties, categories }: Extent): boolean => !sites && !parties && !categories;

/** Whether a stretch lies within another. */
export const covers = (own: Extent, wanted: Extent): boolean =>
  (['sites', 'parties', 'categories'] as const).every((side) => {
    const [mine, theirs] = [own[side], wanted[side]];
    return mine === null || (theirs?.every((one) => mine.includes(one)) ?? false);
  });

/** The column (`table.column`) that names what a row belongs to, or the condition for the ids that are allowed. */
type Side = string | ((allowed: readonly string[]) => RawBuilder<unknown>);
/** What tells the site, partner and product category of a query's rows. */
export type ScopeColumns = { readonly site?: Side; readonly party?: Side; readonly category?: Side };

/** Leaves out of a query what lies outside the asker's scope. A row without a site (null) is of every site; so for
 *  partners. A side the query has no column for does not concern its rows. */
export const withinScope = <D, T extends keyof D, O>(
  query: SelectQueryBuilder<D, T, O>,
  { scope }: { readonly scope: Scope },
  columns: ScopeColumns,
): SelectQueryBuilder<D, T, O> => {
  const within = scopeCondition(scope, columns);
  return within ? query.where(within) : query;
};

/** The same as a condition, for statements that are not built by Kysely; undefined leaves nothing out. */
export const scopeCondition = (scope: Scope, columns: ScopeColumns): RawBuilder<boolean> | undefined => {
  if (isEverything(scope)) return undefined;
  const stretches = scope.extents.map((extent) => stretch(extent, columns));
  return stretches.some((one) => one === undefined)
    ? undefined
    : sql<boolean>`(${sql.join([sql`false`, ...stretches], sql` or `)})`;
};

const stretch = (extent: Extent, { site, party, category }: ScopeColumns): RawBuilder<unknown> | undefined => {
  const sides = [
    ...inside(site, extent.sites, 'uuid'),
    ...inside(party, extent.parties, 'uuid'),
    ...inside(category, extent.categories, 'text'),
  ];
  return sides.length > 0 ? sql`(${sql.join(sides, sql` and `)})` : undefined;
};

const inside = (side: Side | undefined, allowed: readonly string[] | null, type: 'uuid' | 'text') => {
  if (!side || !allowed) return [];
  if (typeof side === 'function') return [side(allowed)];
  return [sql`(${sql.ref(side)} is null or ${sql.ref(side)} = any (${allowed}::${sql.raw(type)}[]))`];
};
