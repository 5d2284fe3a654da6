/** Years of a company, written straight into the tables: what every list reads when it has grown. */
import { asOwner } from '#test/person';
import type { World } from '#test/world';

const id = (kind: number, at = 'i') => `('01900000-000${kind}-7000-8000-' || lpad(to_hex(${at} + $6), 12, '0'))::uuid`;
const at = `timestamptz '2020-01-01 00:00Z' + i * interval '1 minute'`;

/** `$1` company, `$2` rows, `$3` person, `$4` site, `$5` party, `$6` where ids begin. */
const steps = [
  `insert into kernel.person (org_id, id, name) select $1, ${id(1)}, '人员 ' || i from generate_series(1, $2) i`,
  `insert into kernel.gate (org_id, id) select $1, ${id(1)} from generate_series(1, $2) i`,
  `insert into catalog.product (org_id, id, primary_di, name, model, registrant_name, is_tracked_by_lot,
     is_tracked_by_serial, has_expiry, has_production_date)
   select $1, ${id(1)}, lpad((i + $6)::text, 14, '0'), '导管 ' || i, 'M' || i, '注册人', true, false, true, false
   from generate_series(1, $2) i`,
  `insert into kernel.gate (org_id, id) select $1, ${id(9)} from generate_series(1, $2) i`,
  `insert into partners.partner (org_id, id, kind, type, name, address, contact)
   select $1, ${id(9)}, 'customer', 'useUnit', '医院 ' || i, '路', '电话' from generate_series(1, $2) i`,
  `insert into kernel.lot (org_id, id, product_id, number, last_use_on, is_by_serial)
   select $1, ${id(2)}, ${id(1)}, 'L' || i, date '2022-01-01' + i % 3000, false from generate_series(1, $2) i`,
  `insert into kernel.document (org_id, id, kind, number, state, version, counterparty_id, site_id, created_by,
     created_at, changed_by, changed_at)
   select $1, ${id(3)}, 'receiving.receipt', 'SH' || i || '-' || $6, 'received', 1, $5::uuid, $4::uuid, $3, ${at}, $3,
     ${at}
   from generate_series(1, $2) i`,
  `insert into kernel.document (org_id, id, kind, number, state, version, counterparty_id, site_id, created_by,
     created_at, changed_by, changed_at)
   select $1, ${id(4)}, 'acceptance.acceptance', 'YS' || i || '-' || $6, 'released', 1, $5::uuid, $4::uuid, $3, ${at},
     $3, ${at}
   from generate_series(1, $2) i`,
  `insert into kernel.document (org_id, id, kind, number, state, version, counterparty_id, site_id, created_by,
     created_at, changed_by, changed_at)
   select $1, ${id(5)}, 'shipping.delivery', 'CK' || i || '-' || $6, 'shipped', 1, $5::uuid, $4::uuid, $3, ${at}, $3,
     ${at}
   from generate_series(1, $2) i`,
  `insert into kernel.intake (org_id, id, lot_id, source_document_id, supplier_id, owner_id)
   select $1, ${id(6)}, ${id(2)}, ${id(3)}, $5::uuid, $1 from generate_series(1, $2) i`,
  `insert into receiving.receipt_line (org_id, id, receipt_id, supplier_id, site_id, product_id, lot_id, intake_id,
     quantity, received_by, received_at)
   select $1, ${id(7)}, ${id(3)}, $5::uuid, $4::uuid, ${id(1)}, ${id(2)}, ${id(6)}, 5, $3, ${at}
   from generate_series(1, $2) i`,
  `insert into acceptance.acceptance (org_id, id, receipt_id, receipt_line_id, supplier_id, site_id, product_id, lot_id,
     intake_id, quantity, received_by, conclusion, accepted_by, accepted_at)
   select $1, ${id(4)}, ${id(3)}, ${id(7)}, $5::uuid, $4::uuid, ${id(1)}, ${id(2)}, ${id(6)}, 5, $3, '合格', $3, ${at}
   from generate_series(1, $2) i`,
  `insert into shipping.delivery_line (org_id, id, delivery_id, customer_id, site_id, lot_id, intake_id, quantity,
     shipped_by, shipped_at)
   select $1, ${id(8)}, ${id(5)}, $5::uuid, $4::uuid, ${id(2)}, ${id(6)}, 5, $3, ${at} from generate_series(1, $2) i`,
  `insert into kernel.deadline (org_id, id, kind, of_id, basis, opened_at, due_at)
   select $1, ${id(9)}, 'acceptance.acceptInTime', ${id(4)}, 'policy', ${at}, ${at} from generate_series(1, $2) i`,
  `insert into kernel.journal_line (org_id, id, kind, command_id, command, person_id, came_from, recorded_at,
     input_digest, asked, checked, changed, answer)
   select $1, ${id(7)}, 'command', ${id(8)}, 'receiving.receive', $3, 'test', ${at}, '', '{}', '{}', '[]', '{}'
   from generate_series(1, $2) i`,
];

/** Goods of the last lots stand in the site; those of all others have long left it. */
const standing = (status: string, side: string, location: string, of: string) =>
  `insert into kernel.balance (org_id, intake_id, location_id, status, beneath, owner_id, lot_id, side, quantity)
   select $1, ${id(6)}, (${location}), '${status}', '${status}', $1, ${id(2)}, '${side}', 5
   from generate_series(1, $2) i where ${of}`;
/** What the site has of them, as a pool. */
const pooled = (of: string) =>
  `insert into kernel.pool (org_id, site_id, lot_id, status, owner_id, product_id, on_hand)
   select $1, $4, ${id(2)}, 'qualified', $1, ${id(1)}, 5 from generate_series(1, $2) i where ${of}`;
const inside = `select l.id from kernel.location l where l.org_id = $1 and l.site_id = $4 and l.zone = 'qualified'`;
const outside = `select l.id from kernel.location l where l.org_id = $1 and l.party_id = $5`;

/** Every step says all six, whether it needs them or not. */
const SAID = '($1::uuid, $2::int, $3::uuid, $4::uuid, $5::uuid, $6::int) is not null';

/** Fills the lists of a company with so many rows each; `from` keeps the ids of two companies apart. */
export const yearsOf = async (world: World, rows: number, from: number): Promise<void> => {
  const all = [
    ...steps,
    standing('qualified', 'inside', inside, 'i > $2 - 500'),
    pooled('i > $2 - 500'),
    standing('qualified', 'customer', outside, 'i <= $2 - 500'),
  ];
  const said = [world.org, rows, world.admin.id, world.siteId, world.hospitalId, from];
  for (const step of all) await asOwner(`${step}${step.includes('where i') ? ' and' : ' where'} ${SAID}`, said);
  await asOwner('vacuum analyze');
};
