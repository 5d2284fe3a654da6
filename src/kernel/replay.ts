/** Balances, pools, reservations, units replayed from the movements and compared: the ledger is the truth. */
import { CompiledQuery } from 'kysely';
import type pg from 'pg';
import type { Bilingual } from './contract.ts';
import type { Tx } from './db.ts';
import type { Breach } from './verify.ts';

type Differing = { org: string; what: string; should: string; says: string };

/** Every movement as two: into an account, and out of one. What a movement leaves out is the intake's. */
const BOTH_WAYS = `select m.org_id, m.id, m.intake_id, m.to_location_id as location_id, m.to_status as status,
    coalesce(m.to_beneath, m.to_status) as beneath, coalesce(m.to_owner_id, i.owner_id) as owner_id, m.quantity
    from kernel.movement m join kernel.intake i on i.org_id = m.org_id and i.id = m.intake_id
  union all select m.org_id, m.id, m.intake_id, m.from_location_id, m.from_status,
    coalesce(m.from_beneath, m.from_status), coalesce(m.from_owner_id, i.owner_id), -m.quantity
    from kernel.movement m join kernel.intake i on i.org_id = m.org_id and i.id = m.intake_id`;

const BALANCES = `
  select coalesce(r.org_id, b.org_id) as org,
    concat_ws(' ', coalesce(r.intake_id, b.intake_id), coalesce(r.location_id, b.location_id),
      coalesce(r.status, b.status)) as what,
    coalesce(r.quantity, 0)::text as should, coalesce(b.quantity, 0)::text as says
  from (select p.org_id, p.intake_id, p.location_id, p.status, p.beneath, p.owner_id, sum(p.quantity) as quantity
      from (${BOTH_WAYS}) p group by 1, 2, 3, 4, 5, 6) r
    full join kernel.balance b on b.org_id = r.org_id and b.intake_id = r.intake_id and b.location_id = r.location_id
      and b.status = r.status and b.beneath = r.beneath and b.owner_id = r.owner_id
  where coalesce(r.quantity, 0) <> coalesce(b.quantity, 0)
    and ($1::uuid[] is null or coalesce(r.org_id, b.org_id) = any ($1))`;

/** A pool has what the movements brought into its site's accounts, and as much reserved as its lines still have. */
const POOLS = `
  select coalesce(r.org_id, k.org_id, v.org_id) as org,
    concat_ws(' ', coalesce(r.site_id, k.site_id, v.site_id), coalesce(r.lot_id, k.lot_id, v.lot_id),
      coalesce(r.status, k.status, v.status)) as what,
    concat_ws(' / ', coalesce(r.quantity, 0), coalesce(v.reserved, 0)) as should,
    concat_ws(' / ', coalesce(k.on_hand, 0), coalesce(k.reserved, 0)) as says
  from (select p.org_id, l.site_id, i.lot_id, p.status, p.owner_id, sum(p.quantity) as quantity
      from (${BOTH_WAYS}) p join kernel.location l on l.org_id = p.org_id and l.id = p.location_id
      join kernel.intake i on i.org_id = p.org_id and i.id = p.intake_id
      where l.side = 'inside' group by 1, 2, 3, 4, 5) r
    full join kernel.pool k on k.org_id = r.org_id and k.site_id = r.site_id and k.lot_id = r.lot_id
      and k.status = r.status and k.owner_id = r.owner_id
    full join (select t.org_id, t.site_id, t.lot_id, 'qualified' as status, t.owner_id, sum(t.left_quantity) as reserved
      from kernel.reservation t group by 1, 2, 3, 4, 5 having sum(t.left_quantity) <> 0) v
      on v.org_id = k.org_id and v.site_id = k.site_id and v.lot_id = k.lot_id and v.status = k.status
      and v.owner_id = k.owner_id
  where (coalesce(r.quantity, 0), coalesce(v.reserved, 0)) <> (coalesce(k.on_hand, 0), coalesce(k.reserved, 0))
    and ($1::uuid[] is null or coalesce(r.org_id, k.org_id, v.org_id) = any ($1))`;

/** A unit is where it went in once more than out. */
const UNITS = `
  select u.org_id as org, u.serial as what, coalesce(r.at, 'nowhere') as should,
    concat_ws(' ', u.location_id, u.status, u.beneath, u.owner_id) as says
  from kernel.serial_unit u left join (
    select s.org_id, s.unit_id, string_agg(concat_ws(' ', s.location_id, s.status, s.beneath, s.owner_id), ', ') as at
    from (
      select p.org_id, mu.unit_id, p.location_id, p.status, p.beneath, p.owner_id
      from (${BOTH_WAYS}) p join kernel.movement_unit mu on mu.org_id = p.org_id and mu.movement_id = p.id
      group by 1, 2, 3, 4, 5, 6 having sum(sign(p.quantity)) > 0) s group by 1, 2
  ) r on r.org_id = u.org_id and r.unit_id = u.id
  where r.at is distinct from concat_ws(' ', u.location_id, u.status, u.beneath, u.owner_id)
    and ($1::uuid[] is null or u.org_id = any ($1))`;

const checks: readonly (Bilingual & { readonly text: string })[] = [
  { text: BALANCES, zh: '结存', en: 'the balance' },
  { text: POOLS, zh: '库存池（在手 / 预留）', en: 'the pool (on hand / reserved)' },
  { text: UNITS, zh: '单件', en: 'the unit' },
];

type Read = (text: string, values: unknown[]) => Promise<Differing[]>;

const differing = async (read: Read, only: readonly string[] | undefined): Promise<Breach[]> => {
  const found: Breach[] = [];
  for (const { text, zh, en } of checks) {
    for (const { org, what, should, says } of await read(text, [only ?? null])) {
      found.push({
        org,
        what: {
          zh: `${zh} ${what} 为 ${says}，按流转应为 ${should}`,
          en: `${en} ${what} is ${says}, by its movements it should be ${should}`,
        },
      });
    }
  }
  return found;
};

/** What of these companies, or of all, does not agree with their movements. For the owner's connection. */
export const replay = (client: pg.ClientBase, only?: readonly string[]): Promise<Breach[]> =>
  differing(async (text, values) => (await client.query<Differing>(text, values)).rows, only);

/** The same of the company that a transaction is of. */
export const replayOf = (tx: Tx): Promise<Breach[]> =>
  differing((text, values) => tx.once<Differing>({ compile: () => CompiledQuery.raw(text, values) }), [tx.org]);
