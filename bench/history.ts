/** A past for the demo company: lots with receipts, releases and deliveries, written in bulk by the owner. */
import type pg from 'pg';
import type { Scene } from './database.ts';

const CUSTOMERS = 40;
const MOVEMENTS_PER_LOT = 25;
const MOVEMENTS_PER_DOCUMENT = 50;
const HOT_SHARE = 0.1;
const HOT_INTAKES = 40;

/** Adds so many movements. A tenth belongs to one lot, whose intakes stay as they are while its history grows; the rest
 *  to new lots, the first of them with far more than the last. Balances are what the movements sum to. */
export const addHistory = async (owner: pg.Client, scene: Scene, movements: number, seed: number): Promise<void> => {
  await owner.query('begin');
  // The rows fit together by construction, and the benches prove it afterwards: checking each one would take minutes.
  await owner.query('set local session_replication_role = replica');
  await owner.query('select setseed($1)', [(seed % 1_000) / 1_000]);
  await owner.query(companyOf(scene));
  await owner.query(customers);
  await owner.query(lots(Math.ceil((movements * (1 - HOT_SHARE)) / MOVEMENTS_PER_LOT)));
  await owner.query(hotLot);
  await owner.query(intakes);
  await owner.query(moves(Math.round(movements * HOT_SHARE)));
  await owner.query(documents);
  await owner.query('analyze scene, lot_made, intake_made, move_made, document_made, kernel.balance');
  await owner.query(ledger);
  await owner.query(`drop table scene, lot_made, intake_made, move_made, document_made`);
  await owner.query('commit');
  await owner.query('vacuum (analyze)');
};

const companyOf = ({ org, site, supplier }: Scene) => `
  create temp table scene as select l.org_id as org,
    (select p.id from kernel.person p where p.org_id = l.org_id order by p.id limit 1) as person,
    '${site}'::uuid as site, '${supplier}'::uuid as supplier, l.id as supplier_place,
    (select w.id from kernel.location w where w.org_id = l.org_id and w.site_id = '${site}' and w.zone = 'waiting')
      as waiting,
    (select q.id from kernel.location q where q.org_id = l.org_id and q.site_id = '${site}' and q.zone =
      'qualified') as qualified
  from kernel.location l where l.org_id = '${org}' and l.party_id = '${supplier}'`;

const customers = `
  with made as (select uuidv7() as id, n from generate_series(1, ${CUSTOMERS}) n
      where not exists (select from partners.partner p where p.name = '医院 1')),
    gates as (insert into kernel.gate (org_id, id) select org, made.id from scene, made),
    files as (insert into partners.partner (org_id, id, kind, type, name, address, contact, approved_on)
      select org, made.id, 'customer', 'useUnit', '医院 ' || n, '路 ' || n || ' 号', '设备科', current_date from scene, made),
    proofs as (insert into partners.certificate (org_id, id, partner_id, kind, number, classes, categories,
        issued_on, filed_by, filed_at)
      select org, uuidv7(), made.id, 'medicalLicense', 'PDY' || n, '[]', '[]', current_date, org, now()
      from scene, made)
  insert into kernel.location (org_id, id, side, party_id, name_zh, name_en)
    select org, uuidv7(), 'customer', made.id, '医院 ' || n, 'Hospital ' || n from scene, made`;

/** Lots of products that are not kept by serial number; `intakes` is how many receipts brought each. */
const lots = (count: number) => `
  create temp table lot_made as
    select row_number() over () as n, uuidv7() as id, products[1 + floor(power(random(),
      2) * cardinality(products))] as product,
      (1 + floor(power(random(), 3) * 19))::int as intakes, false as is_hot
    from scene, (select array_agg(p.id order by p.primary_di) as products from catalog.product p
      where not p.is_tracked_by_serial) filed, generate_series(1, ${count});
  insert into kernel.lot (org_id, id, product_id, number, last_use_on, is_by_serial)
    select org, id, product, 'L' || upper(right(id::text, 12)), '2031-12-31', false from scene, lot_made`;

/** The lot everybody buys: made once, found again by its number. */
const hotLot = `
  insert into kernel.lot (org_id, id, product_id, number, last_use_on, is_by_serial)
    select org, uuidv7(), (select product from lot_made order by n limit 1), 'HOT', '2031-12-31', false from scene
    where not exists (select from kernel.lot h where h.org_id = org and h.number = 'HOT');
  insert into lot_made select 0, h.id, h.product_id,
      case when exists (select from kernel.intake i where i.org_id = org and i.lot_id = h.id) then 0 else
        ${HOT_INTAKES} end, true
    from scene join kernel.lot h on h.org_id = org and h.number = 'HOT'`;

const intakes = `
  create temp table intake_made as
    select row_number() over () as n, uuidv7() as id, l.id as lot, l.is_hot, floor(random() * 7)::int as deliveries,
      case when l.is_hot then 1000000 else 100 end as quantity
    from lot_made l cross join lateral generate_series(1, l.intakes)`;

/** Received, released, delivered: in this order, so that ids grow with time. */
const moves = (hot: number) => `
  create temp table move_made as
    with customer as (select array_agg(l.id order by l.name_zh) as places from scene, kernel.location l
        where l.org_id = org and l.side = 'customer'),
      hot as (select array_agg(i.id order by i.id) as intakes from scene join kernel.lot h on h.org_id = org and
        h.number = 'HOT'
        left join lateral (select k.id from kernel.intake k where k.org_id = org and k.lot_id = h.id
          union all select m.id from intake_made m where m.is_hot) i on true)
    select 1 as step, i.id as intake, i.lot, supplier_place as came, 'pending' as was, waiting as went,
      'pending' as becomes,
        i.quantity::bigint from scene, intake_made i
    union all
    select 2, i.id, i.lot, waiting, 'pending', qualified, 'qualified', i.quantity from scene, intake_made i
    union all
    select 3, i.id, i.lot, qualified, 'qualified', places[1 + floor(power(random(), 2) * cardinality(places))],
      'qualified',
        (1 + floor(random() * 3))::bigint from scene, customer, intake_made i cross join lateral generate_series(1,
          i.deliveries) d
    union all
    select 4, intakes[1 + floor(random() * cardinality(intakes))], (select id from lot_made where is_hot),
      qualified, 'qualified',
        places[1 + floor(power(random(), 2) * cardinality(places))], 'qualified', 1
      from scene, customer, hot, generate_series(1, ${hot});
  alter table move_made add n bigint generated always as identity`;

const documents = `
  create temp table document_made as
    select step, n / ${MOVEMENTS_PER_DOCUMENT} as page, uuidv7() as id, uuidv7() as line from move_made group by 1, 2;
  insert into kernel.document (org_id, id, kind, number, state, version, counterparty_id, site_id, created_by,
    created_at,
      changed_by, changed_at)
    select org, id, case when step = 1 then 'receiving.receipt' when step = 2 then 'acceptance.acceptance' else
      'shipping.shipment' end,
      'LOADED-' || right(id::text, 12), case when step = 1 then 'received' when step = 2 then 'released' else
        'shipped' end,
      1, supplier, site, person, now(), person, now() from scene, document_made;
  insert into kernel.journal_line (org_id, id, command_id, command, person_id, came_from, recorded_at,
    input_digest, asked,
      checked, changed, answer)
    select org, line, uuidv7(), 'bench.load', person, 'bench', now(), '', '{}', '{}', '[]', '{"documents": []}'
    from scene, document_made`;

const ledger = `
  insert into kernel.intake (org_id, id, lot_id, source_document_id, supplier_id, owner_id)
    select org, i.id, i.lot, (select d.id from document_made d where d.step = 1 limit 1), supplier, org from scene,
      intake_made i;
  insert into kernel.movement (org_id, id, line_id, document_id, lot_id, intake_id, from_location_id, from_status,
      to_location_id, to_status, quantity, person_id, recorded_at, occurred_at)
    select org, uuidv7(), d.line, d.id, m.lot, m.intake, m.came, m.was, m.went, m.becomes, m.quantity, person,
      now(), now()
    from scene, move_made m join document_made d on d.step = m.step and d.page = m.n / ${MOVEMENTS_PER_DOCUMENT};
  insert into kernel.pool as k (org_id, site_id, lot_id, status, owner_id, product_id, on_hand)
    select org, site, lot, status, org, l.product_id, sum(quantity) from scene,
      (select lot, came as place, was as status, -quantity as quantity from move_made
        union all select lot, went, becomes, quantity from move_made) sides
      join kernel.location p on p.id = place and p.side = 'inside' join kernel.lot l on l.id = lot
    group by org, site, lot, status, l.product_id
    on conflict (org_id, site_id, lot_id, status, owner_id) do update set on_hand = k.on_hand + excluded.on_hand;
  -- Not an upsert: the sign is checked on the row proposed, and a difference may be negative.
  merge into kernel.balance b using (
    select org, intake, place, status, lot, l.side, sum(quantity) as quantity from scene,
      (select intake, lot, came as place, was as status, -quantity as quantity from move_made
        union all select intake, lot, went, becomes, quantity from move_made) sides
      join kernel.location l on l.id = place
    group by org, intake, place, status, lot, l.side) s
  on (b.org_id, b.intake_id, b.location_id, b.status, b.beneath, b.owner_id) =
    (s.org, s.intake, s.place, s.status, s.status, s.org)
  when matched then update set quantity = b.quantity + s.quantity
  when not matched then insert (org_id, intake_id, location_id, status, beneath, owner_id, lot_id, side,
    quantity) values (s.org, s.intake, s.place, s.status, s.status, s.org, s.lot, s.side, s.quantity)`;

export type LoadedLot = { id: string; productId: string; number: string };

/** The lots that may be drawn, in the order they were loaded. */
export const loadedLots = async (owner: pg.Client, { org }: Scene): Promise<LoadedLot[]> => {
  const { rows } = await owner.query<LoadedLot>(
    'select id, product_id as "productId", number from kernel.lot where org_id = $1 and not is_by_serial order by id',
    [org],
  );
  return rows;
};
