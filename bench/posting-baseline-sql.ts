/** The statements of the baseline of `posting`; their names are their names on the server, too. */

const actor = `(select json_build_object('personId', p.id, 'name', p.name, 'sessionId', s.id,
      'mustChoosePassword', l.must_choose_password,
      'positions', (select json_agg(h.position order by h.position) from kernel.position_holding h
        where h.org_id = $1 and h.person_id = p.id))
    from kernel.session s join kernel.login l on l.id = s.login_id
    join kernel.person p on p.org_id = s.org_id and p.id = s.person_id
    where s.id = $2 and s.org_id = $1 and s.secret_digest = $3 and s.ended_at is null and s.expires_at > now()) as
      actor,
  (select json_build_object('now', now() + c.clock_offset,
      'today', ((now() + c.clock_offset) at time zone c.time_zone)::date, 'company', c.name)
    from kernel.company c where c.org_id = $1 and c.id = $1) as clock,
  (select j.answer from kernel.journal_line j where j.org_id = $1 and j.command_id = $4
    and j.kind = 'command') as seen`;

const decidedAt = (keys: string) => `(select json_agg(row_to_json(f)) from (select distinct on (v.key) v.key, v.number,
      v.value, v.counts_from
    from kernel.setting_version v join kernel.company c on c.org_id = v.org_id and c.id = v.org_id and c.org_id = $1
    where v.org_id = $1 and v.key = any (${keys}::text[])
      and v.counts_from <= ((now() + c.clock_offset) at time zone c.time_zone)::date
    order by v.key, v.counts_from desc, v.number desc) f) as decided`;

const gateOf = 'g.id as gate_id, g.version as gate_version';

const receiveFacts = `select ${actor},
  ${decidedAt('$9')},
  (select row_to_json(f) from (select l.id as key, l.id, l.name_zh, l.name_en, ${gateOf}
    from kernel.location l join kernel.gate g on g.org_id = l.org_id and g.id = l.id and g.org_id = $1
    where l.org_id = $1 and l.id = $5 and l.side = 'inside' and l.zone is null) f) as site,
  (select row_to_json(f) from (select p.id as key, p.category from catalog.product p
    where p.org_id = $1 and p.id = $7) f) as filed,
  (select json_agg(row_to_json(f)) from (select z.site_id as key, z.id, z.zone, z.name_zh,
    z.name_en from kernel.location z
    where z.org_id = $1 and z.site_id = $5 and z.zone is not null) f) as zones,
  (select row_to_json(f) from (select l.party_id as key, l.id, l.side, l.name_zh, l.name_en from kernel.location l
    where l.org_id = $1 and l.party_id = $6) f) as place,
  (select row_to_json(f) from (select p.id as key, p.id, p.kind, p.type, p.name, p.approved_on,
      p.suspended_for, ${gateOf}
    from partners.partner p join kernel.gate g on g.org_id = p.org_id and g.id = p.id and g.org_id = $1
    where p.org_id = $1 and p.id = $6) f) as partner,
  (select json_agg(row_to_json(f)) from (select c.partner_id as key, c.kind, c.number, c.valid_until, c.classes,
      c.categories
    from partners.certificate c where c.org_id = $1 and c.partner_id = $6 and c.replaced_by is null
    order by c.id) f) as certificates,
  (select row_to_json(f) from (select p.id as key, p.id, p.primary_di, p.name, p.model, p.registrant_name,
      p.is_tracked_by_lot, p.is_tracked_by_serial, p.has_expiry, p.has_production_date, p.category, p.stopped_for,
      ${gateOf}
    from catalog.product p join kernel.gate g on g.org_id = p.org_id and g.id = p.id and g.org_id = $1
    where p.org_id = $1 and p.id = $7) f) as product,
  (select row_to_json(f) from (select l.product_id || '/' || l.number as key, l.id, l.product_id, l.number,
    l.production_on,
      l.last_use_on, l.is_by_serial
    from kernel.lot l where l.org_id = $1 and l.product_id = $7 and l.number = $8) f) as lot`;

const receiveRows = `with
  intake as (insert into kernel.intake (org_id, id, lot_id, source_document_id, supplier_id, owner_id)
    values ($1, $2, $3, $4, $5, $1)),
  deadline as (insert into kernel.deadline (org_id, id, kind, of_id, basis, opened_at, due_at)
    values ($1, $13, 'acceptance.acceptInTime', $12, 'policy', $11, $14)),
  line as (insert into receiving.receipt_line (org_id, id, receipt_id, supplier_id, site_id, product_id, lot_id,
    intake_id,
      quantity, received_by, received_at)
    values ($1, $6, $4, $5, $7, $8, $3, $2, $9, $10, $11))
  insert into acceptance.acceptance (org_id, id, receipt_id, receipt_line_id, supplier_id, site_id, product_id, lot_id,
      intake_id, quantity, received_by)
    values ($1, $12, $4, $6, $5, $7, $8, $3, $2, $9, $10)`;

const receiveBalances = `
  with pool as (insert into kernel.pool as k (org_id, site_id, lot_id, status, owner_id, product_id, on_hand)
    values ($1, $7, $4, 'pending', $1, $8, $5)
    on conflict (org_id, site_id, lot_id, status, owner_id) do update set on_hand = k.on_hand + excluded.on_hand)
  insert into kernel.balance as b (org_id, intake_id, location_id, status, beneath, owner_id, lot_id, side, quantity)
  values ($1, $2, $3, 'pending', 'pending', $1, $4, 'supplier', -$5::bigint),
    ($1, $2, $6, 'pending', 'pending', $1, $4, 'inside', $5)
  on conflict (org_id, intake_id, location_id, status, beneath, owner_id)
    do update set quantity = b.quantity + excluded.quantity`;

const numberOf = (
  prefix: string,
) => `insert into kernel.number_counter as c (org_id, id, last) values ($1, ${prefix}, 1)
    on conflict (org_id, id) do update set last = c.last + excluded.last
    returning c.id || '-' || lpad(c.last::text, greatest(4, length(c.last::text)), '0') as number`;

const receiveDocuments = `with
  gates as (select g.version from kernel.gate g where g.org_id = $1 and g.id = any ($11::uuid[]) order by g.id
    for no key update),
  receipt_number as (${numberOf('$2')}),
  acceptance_number as (${numberOf('$3')}),
  documents as (insert into kernel.document (org_id, id, kind, number, state, version, counterparty_id, site_id,
    created_by,
      created_at, changed_by, changed_at)
    select $1::uuid, $4::uuid, 'receiving.receipt', number, 'received', 1, $6::uuid, $7::uuid, $8::uuid,
      $9::timestamptz,
      $8::uuid, $9::timestamptz from receipt_number
    union all
    select $1, $5::uuid, 'acceptance.acceptance', number, 'waiting', 1, $6, $7, $8, $9, $8, $9 from acceptance_number),
  lots as (insert into kernel.document_lot (org_id, document_id, lot_id) values ($1, $4, $10), ($1, $5, $10))
  select json_build_array((select number from receipt_number), (select number from acceptance_number)) as numbers,
    (select sum(version)::int from gates) as versions`;

/** What the product's line says of the rows it answers for: a table, a key and a digest each. */
const wroteOf = (tables: readonly string[]) => {
  const rows = tables.map((table) => `'${table}', jsonb_build_object($13::uuid, repeat('0', 64))`);
  return `jsonb_build_object(${rows.join(', ')})`;
};

const journalOf = (
  tables: readonly string[],
) => `journal as (insert into kernel.journal_line (org_id, id, command_id, command, person_id,
  session_id, came_from,
      input_digest, asked, checked, changed, answer, recorded_at, wrote)
    values ($1, $2, $3, $4, $5, $6, 'bench', $7, $8, $9, $10, $11, $12, ${wroteOf(tables)})),
  unsealed as (insert into kernel.unsealed (org_id, line_id) values ($1, $2)),
  movement as (insert into kernel.movement (org_id, id, line_id, document_id, lot_id, intake_id, from_location_id,
      from_status, to_location_id, to_status, quantity, person_id, recorded_at, occurred_at)
    values ($1, $13, $2, $14, $15, $16, $17, $18, $19, $20, $21, $5, $12, $12))`;

const received = ['kernel.movement', 'kernel.intake', 'receiving.receipt_line', 'kernel.document_lot'];
const journalAndMovement = `with ${journalOf(received)} select 1`;

const releaseFacts = `select ${actor},
  ${decidedAt('$6')},
  (select row_to_json(f) from (select a.id as key, p.category from acceptance.acceptance a
    join catalog.product p on p.org_id = a.org_id and p.id = a.product_id and p.org_id = $1
    where a.org_id = $1 and a.id = $5) f) as filed,
  (select row_to_json(f) from (select d.id as key, d.id, d.kind, d.number, d.state, d.version, d.counterparty_id,
    d.site_id,
      d.created_by
    from kernel.document d where d.org_id = $1 and d.id = $5) f) as document,
  (select row_to_json(f) from (select a.id as key, a.id, a.receipt_id, a.supplier_id, a.site_id, a.product_id, a.lot_id,
      a.intake_id, a.quantity, a.received_by, a.conclusion, a.accepted_by, a.accepted_at
    from acceptance.acceptance a where a.org_id = $1 and a.id = $5) f) as acceptance,
  (select json_agg(row_to_json(f)) from (select a.id as key, z.id, z.zone from acceptance.acceptance a
    join kernel.location z on z.org_id = a.org_id and z.site_id = a.site_id and z.org_id = $1
    where a.org_id = $1 and a.id = $5 and z.zone is not null) f) as zones,
  (select json_agg(row_to_json(f)) from (select a.id as key, u.id from acceptance.acceptance a
    join kernel.serial_unit u on u.org_id = a.org_id and u.lot_id = a.lot_id and u.intake_id = a.intake_id and
      u.org_id = $1
    where a.org_id = $1 and a.id = $5 and u.status = 'pending') f) as units,
  (select json_agg(row_to_json(f)) from (select a.id as key, b.location_id, b.status, b.owner_id, b.quantity
    from acceptance.acceptance a
    join kernel.balance b on b.org_id = a.org_id and b.lot_id = a.lot_id and b.intake_id = a.intake_id and
      b.org_id = $1
    join kernel.location l on l.org_id = b.org_id and l.id = b.location_id and l.site_id = a.site_id and l.org_id = $1
    where a.org_id = $1 and a.id = $5 and b.side = 'inside' and b.beneath = 'pending' and b.quantity <> 0
    order by b.location_id) f) as stock,
  (select json_agg(row_to_json(f)) from (select a.id as key, h.id, h.kind, h.reason, d.number
    from acceptance.acceptance a join kernel.hold h on h.org_id = a.org_id and h.org_id = $1
    join kernel.document d on d.org_id = h.org_id and d.id = h.id and d.org_id = $1
    where a.org_id = $1 and a.id = $5 and h.lifted_at is null
      and (h.scope_id in (a.lot_id, a.product_id, a.intake_id, a.supplier_id, a.receipt_id, a.site_id)
        or h.scope = 'unit' and exists (select from kernel.serial_unit u where u.org_id = $1 and u.id = h.scope_id
          and u.intake_id = a.intake_id))) f) as holds,
  (select row_to_json(f) from (select d.of_id as key, d.id, d.kind, d.due_at, d.closed_at, d.outcome
    from kernel.deadline d where d.org_id = $1 and d.of_id = $5 and d.closed_at is null) f) as deadline,
  (select row_to_json(f) from (select l.id as key, l.id, l.product_id, l.number, l.production_on, l.last_use_on,
    l.is_by_serial
    from acceptance.acceptance a join kernel.lot l on l.org_id = a.org_id and l.id = a.lot_id and l.org_id = $1
    where a.org_id = $1 and a.id = $5) f) as lot`;

const releaseRows = `with
  deadline as (update kernel.deadline set closed_at = $5, outcome = $7 where org_id = $1 and id = $6)
  update acceptance.acceptance set conclusion = $3, accepted_by = $4, accepted_at = $5
  where org_id = $1 and id = $2`;

const releaseBalances = `with
  taken as (update kernel.balance set quantity = quantity - $5 where org_id = $1 and intake_id = $2 and location_id = $3
    and status = 'pending' and beneath = 'pending' and owner_id = $1 and quantity >= $5),
  waiting as (update kernel.pool set on_hand = on_hand - $5 where org_id = $1 and site_id = $7 and lot_id = $4
    and status = 'pending' and owner_id = $1 and on_hand - $5 >= reserved),
  pool as (insert into kernel.pool as k (org_id, site_id, lot_id, status, owner_id, product_id, on_hand)
    values ($1, $7, $4, 'qualified', $1, $8, $5)
    on conflict (org_id, site_id, lot_id, status, owner_id) do update set on_hand = k.on_hand + excluded.on_hand)
  insert into kernel.balance as b (org_id, intake_id, location_id, status, beneath, owner_id, lot_id, side, quantity)
  values ($1, $2, $6, 'qualified', 'qualified', $1, $4, 'inside', $5)
  on conflict (org_id, intake_id, location_id, status, beneath, owner_id)
    do update set quantity = b.quantity + excluded.quantity`;

const releaseDocument = `update kernel.document set state = 'released', version = version + 1, changed_by = $4,
  changed_at = $5
  where org_id = $1 and id = $2 and state = 'waiting' and version = $3 returning number`;

const journalMovementAndSignature = `with ${journalOf(['kernel.movement', 'kernel.signature'])},
  ticket as (delete from kernel.signing_ticket where id = $22 and session_id = $6 and command_id = $3 and
    expires_at > now()
    returning proved_at),
  signature as (insert into kernel.signature (org_id, id, line_id, person_id, name, meaning_zh, meaning_en, proved_at,
      signed_at, digest)
    select $1, $23, $2, $5, $24, $25, $26, proved_at, $12, $27 from ticket returning 1)
  select count(*)::int as signed from signature`;

export const statements = {
  receiveFacts,
  receiveRows,
  receiveBalances,
  receiveDocuments,
  journalAndMovement,
  releaseFacts,
  releaseRows,
  releaseBalances,
  releaseDocument,
  journalMovementAndSignature,
};
