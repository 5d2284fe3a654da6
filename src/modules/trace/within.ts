/** What of a lot and its places lies within somebody's scope. */
import { type RawBuilder, sql } from 'kysely';

type Allowed = readonly string[];

/** A lot belongs to the sites it ever stood at, to the partners who ever had it, and to its product's category. `lot`
 *  is the column with its id. */
export const lotIsOf = (org: string, lot: string) => ({
  site: (sites: Allowed) => stoodAt(org, lot, sql`p.site_id = any (${sites}::uuid[])`),
  party: (parties: Allowed) => stoodAt(org, lot, sql`p.party_id = any (${parties}::uuid[])`),
  category: (categories: Allowed) => sql`exists (
    select from kernel.lot as l join catalog.product as p on p.org_id = l.org_id and p.id = l.product_id
    where l.org_id = ${org} and p.org_id = ${org} and l.id = ${sql.ref(lot)}
      and p.category = any (${categories}::text[]))`,
});

/** Zero balances count too: who had the goods once may know where they went. */
const stoodAt = (org: string, lot: string, where: RawBuilder<unknown>) => sql`exists (
  select from kernel.intake as i
  join kernel.balance as b on b.org_id = i.org_id and b.intake_id = i.id
  join kernel.location as p on p.org_id = b.org_id and p.id = b.location_id
  where i.org_id = ${org} and b.org_id = ${org} and p.org_id = ${org} and i.lot_id = ${sql.ref(lot)} and ${where})`;

/** Places of a lot: the lot belongs to the scope, and so does the place. A partner's place is at no site of ours. */
export const placeOfLotIsOf = (org: string, lot: string) => {
  const its = lotIsOf(org, lot);
  return {
    ...its,
    site: (sites: Allowed) =>
      sql`(place.site_id is null or place.site_id = any (${sites}::uuid[])) and ${its.site(sites)}`,
    party: (parties: Allowed) =>
      sql`(place.party_id is null or place.party_id = any (${parties}::uuid[])) and ${its.party(parties)}`,
  };
};

/** Movements of a lot: one end lies in the scope, the other is no other site's or partner's alone. */
export const movementIsOf = (org: string) => {
  const its = lotIsOf(org, 'movement.lotId');
  const oneEnd = (column: 'site_id' | 'party_id', allowed: Allowed) => {
    const [from, to] = [sql.ref(`origin.${column}`), sql.ref(`target.${column}`)];
    const ids = sql`any (${allowed}::uuid[])`;
    return sql`(coalesce(${from}, ${to}) is null or ${from} = ${ids} or ${to} = ${ids})`;
  };
  return {
    ...its,
    site: (sites: Allowed) => sql`${oneEnd('site_id', sites)} and ${its.site(sites)}`,
    party: (parties: Allowed) => sql`${oneEnd('party_id', parties)} and ${its.party(parties)}`,
  };
};
