/** Laws of the ledger as SQL that must find no breach, asked by the owner, who sees every company. */
import type pg from 'pg';

const laws: Record<string, string> = {
  'the balances of an intake sum to zero': `
    select b.intake_id from kernel.balance b group by b.org_id, b.intake_id having sum(b.quantity) <> 0`,
  'a balance is what its movements brought less what they took': `
    with moved as (
      select org_id, intake_id, location_id, status, sum(quantity) as quantity from (
        select m.org_id, m.intake_id, m.from_location_id as location_id, m.from_status as status,
          -m.quantity as quantity
          from kernel.movement m
        union all
        select m.org_id, m.intake_id, m.to_location_id, m.to_status, m.quantity from kernel.movement m
      ) each_side group by org_id, intake_id, location_id, status)
    select coalesce(b.intake_id, m.intake_id) as intake_id
    from kernel.balance b full join moved m using (org_id, intake_id, location_id, status)
    where b.quantity is distinct from m.quantity and coalesce(b.quantity, 0) <> coalesce(m.quantity, 0)`,
  'an intake kept by serial number has as many units in an account as its balance says': `
    with counted as (
      select u.org_id, u.intake_id, u.location_id, u.status, count(*) as quantity
      from kernel.serial_unit u group by u.org_id, u.intake_id, u.location_id, u.status)
    select coalesce(b.intake_id, c.intake_id) as intake_id
    from (select b.* from kernel.balance b
      join kernel.lot l on l.org_id = b.org_id and l.id = b.lot_id
      where l.is_by_serial and b.side <> 'supplier' and b.quantity <> 0) b
    full join counted c using (org_id, intake_id, location_id, status)
    where b.quantity is distinct from c.quantity`,
  'a unit stands where its last movement brought it': `
    select u.id from kernel.serial_unit u
    cross join lateral (select m.to_location_id, m.to_status from kernel.movement_unit mu
      join kernel.movement m on m.org_id = mu.org_id and m.id = mu.movement_id
      where mu.org_id = u.org_id and mu.unit_id = u.id order by m.id desc limit 1) last
    where (u.location_id, u.status) is distinct from (last.to_location_id, last.to_status)`,
  'a receipt is whole: line, intake, movement, acceptance and journal line': `
    select d.id from kernel.document d
    left join receiving.receipt_line l on l.org_id = d.org_id and l.receipt_id = d.id
    left join kernel.intake i on i.org_id = d.org_id and i.id = l.intake_id and i.source_document_id = d.id
    left join acceptance.acceptance a on a.org_id = d.org_id and a.receipt_line_id = l.id
    left join kernel.document ad on ad.org_id = d.org_id and ad.id = a.id and ad.kind = 'acceptance.acceptance'
    left join kernel.movement m on m.org_id = d.org_id and m.document_id = d.id and m.intake_id = l.intake_id
    left join kernel.journal_line j on j.org_id = d.org_id and j.id = m.line_id and j.command = 'receiving.receive'
    where d.kind = 'receiving.receipt' and d.number not like 'LOADED%'
    group by d.org_id, d.id
    having count(*) <> count(j.id) or count(*) <> count(ad.id) or count(*) <> count(i.id)
      or count(*) <> count(distinct l.id)`,
  'nothing of a receipt is there without its document': `
    select l.id from receiving.receipt_line l
      where not exists (select from kernel.document d where d.org_id = l.org_id and d.id = l.receipt_id)
    union all
    select a.id from acceptance.acceptance a
      where not exists (select from kernel.document d where d.org_id = a.org_id and d.id = a.id)
    union all
    select i.id from kernel.intake i
      where not exists (select from kernel.document d where d.org_id = i.org_id and d.id = i.source_document_id)
        or not exists (select from kernel.balance b where b.org_id = i.org_id and b.intake_id = i.id)
    union all
    select j.id from kernel.journal_line j cross join jsonb_array_elements(j.answer -> 'documents') said
      where not exists (select from kernel.document d
        where d.org_id = j.org_id and d.id = (said ->> 'id')::uuid and d.number = said ->> 'number')`,
};

export type Breach = { law: string; rows: number };

/** Every law that is broken, with how many rows break it. */
export const breaches = async (owner: pg.Client): Promise<Breach[]> => {
  const found: Breach[] = [];
  for (const [law, text] of Object.entries(laws)) {
    const { rows } = await owner.query<{ rows: number }>(`select count(*)::int as rows from (${text}) broken`);
    const broken = rows[0]?.rows ?? 0;
    if (broken > 0) found.push({ law, rows: broken });
  }
  return found;
};

/** Throws when a law is broken: what was measured was not the product. */
export const mustHold = async (owner: pg.Client): Promise<void> => {
  const found = await breaches(owner);
  if (found.length > 0) throw new Error(`broken: ${found.map(({ law, rows }) => `${law} (${rows})`).join('; ')}`);
};

const SEALED_WITHIN_SECONDS = 2;

/** Throws when a law is broken, or a line older than two seconds still waits for its seal. */
export const mustHoldSealed = async (owner: pg.Client): Promise<void> => {
  const { rows } = await owner.query<{ seconds: number }>(
    `select coalesce(max(extract(epoch from clock_timestamp() - j.recorded_at)), 0)::float as seconds
     from kernel.unsealed u join kernel.journal_line j on j.org_id = u.org_id and j.id = u.line_id`,
  );
  const behind = rows[0]?.seconds ?? 0;
  if (behind > SEALED_WITHIN_SECONDS) throw new Error(`the sealer is ${behind.toFixed(1)} s behind`);
  await mustHold(owner);
};
