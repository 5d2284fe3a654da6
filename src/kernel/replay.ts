/** Balances and units replayed from the movements and compared: the ledger is the truth, they only say it faster. */
import type pg from 'pg';
import type { Breach } from './verify.ts';

type Differing = { org: string; what: string; should: string; says: string };

/** Every movement as two: into an account, and out of one. */
const BOTH_WAYS = `select m.org_id, m.id, m.intake_id, m.to_location_id as location_id, m.to_status as status,
    m.quantity from kernel.movement m
  union all select m.org_id, m.id, m.intake_id, m.from_location_id, m.from_status, -m.quantity from kernel.movement m`;

const BALANCES = `
  select coalesce(r.org_id, b.org_id) as org,
    concat_ws(' ', coalesce(r.intake_id, b.intake_id), coalesce(r.location_id, b.location_id),
      coalesce(r.status, b.status)) as what,
    coalesce(r.quantity, 0)::text as should, coalesce(b.quantity, 0)::text as says
  from (select p.org_id, p.intake_id, p.location_id, p.status, sum(p.quantity) as quantity
      from (${BOTH_WAYS}) p group by 1, 2, 3, 4) r
    full join kernel.balance b on b.org_id = r.org_id and b.intake_id = r.intake_id and b.location_id = r.location_id
      and b.status = r.status
  where coalesce(r.quantity, 0) <> coalesce(b.quantity, 0)
    and ($1::uuid[] is null or coalesce(r.org_id, b.org_id) = any ($1))`;

/** A unit is where it went in once more than out. */
const UNITS = `
  select u.org_id as org, u.serial as what, coalesce(r.at, 'nowhere') as should,
    concat_ws(' ', u.location_id, u.status) as says
  from kernel.serial_unit u left join (
    select s.org_id, s.unit_id, string_agg(concat_ws(' ', s.location_id, s.status), ', ') as at from (
      select p.org_id, mu.unit_id, p.location_id, p.status
      from (${BOTH_WAYS}) p join kernel.movement_unit mu on mu.org_id = p.org_id and mu.movement_id = p.id
      group by 1, 2, 3, 4 having sum(sign(p.quantity)) > 0) s group by 1, 2
  ) r on r.org_id = u.org_id and r.unit_id = u.id
  where r.at is distinct from concat_ws(' ', u.location_id, u.status)
    and ($1::uuid[] is null or u.org_id = any ($1))`;

/** What of these companies, or of all, does not agree with their movements. For the owner's connection. */
export const replay = async (client: pg.ClientBase, only?: readonly string[]): Promise<Breach[]> => {
  const values = [only ?? null];
  const { rows: balances } = await client.query<Differing>(BALANCES, values);
  const { rows: units } = await client.query<Differing>(UNITS, values);
  const told = (zh: string, en: string) => (its: Differing) => ({
    org: its.org,
    what: {
      zh: `${zh} ${its.what} 为 ${its.says}，按流转应为 ${its.should}`,
      en: `${en} ${its.what} is ${its.says}, by its movements it should be ${its.should}`,
    },
  });
  return [...balances.map(told('结存', 'the balance')), ...units.map(told('单件', 'the unit'))];
};
