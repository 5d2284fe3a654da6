-- Goods, and what tells of them: lots, places, intakes, balances, the journal, movements, serial-numbered units.

create table kernel.lot (
  org_id uuid not null,
  id uuid not null,
  product_id uuid not null,
  number text,
  production_on date,
  last_use_on date,
  is_by_serial boolean not null,
  primary key (org_id, id),
  constraint lot_number_is_unique unique (org_id, product_id, number),
  constraint lot_of_product foreign key (org_id, product_id) references kernel.gate (org_id, id),
  constraint lot_is_used_after_made check (production_on is null or last_use_on is null or production_on <= last_use_on)
);
comment on table kernel.lot is
  'tenant: 批号; a product and its maker''s lot number; without one, the product''s goods by serial';
-- Goods by serial number alone have no lot number: what shares its dates is one lot, so that no unit takes another's.
create unique index lot_without_number_is_unique on kernel.lot (org_id, product_id, production_on, last_use_on)
  nulls not distinct where number is null;
create index lot_by_number on kernel.lot (org_id, number);

create table kernel.document_lot (
  org_id uuid not null,
  document_id uuid not null,
  lot_id uuid not null,
  primary key (org_id, document_id, lot_id),
  constraint document_lot_document foreign key (org_id, document_id) references kernel.document (org_id, id),
  constraint document_lot_lot foreign key (org_id, lot_id) references kernel.lot (org_id, id)
);
comment on table kernel.document_lot is
  'tenant, append-only: which lots a document concerns, for locks, trace and recall';
create index document_lot_by_lot on kernel.document_lot (org_id, lot_id, document_id);

create table kernel.location (
  org_id uuid not null,
  id uuid not null,
  side text not null constraint location_side check (side in ('inside', 'supplier', 'customer')),
  site_id uuid,
  zone text constraint location_zone check (zone in ('waiting', 'qualified', 'nonconforming', 'dispatch', 'return')),
  party_id uuid,
  name_zh text not null,
  name_en text not null,
  primary key (org_id, id),
  constraint location_inside_is_on_a_site check (zone is null or side = 'inside' and site_id is not null),
  constraint location_outside_is_a_party check ((side = 'inside') = (party_id is null))
);
comment on table kernel.location is
  'tenant: 位置; a site, one of its zones, or where a supplier''s or customer''s goods stand';
create index location_by_site on kernel.location (org_id, site_id, zone);
create unique index location_of_party on kernel.location (org_id, party_id) where party_id is not null;

create table kernel.intake (
  org_id uuid not null,
  id uuid not null,
  lot_id uuid not null,
  source_document_id uuid not null,
  supplier_id uuid not null,
  owner_id uuid not null,
  primary key (org_id, id),
  constraint intake_of_lot foreign key (org_id, lot_id) references kernel.lot (org_id, id)
);
comment on table kernel.intake is 'tenant, append-only: 入库批; what one receipt line brought of a lot';
create index intake_by_lot on kernel.intake (org_id, lot_id);

-- An account is (location, status, owner); the owner is the intake's. The row carries its side, so that the sign is
-- checked by the database itself.
create table kernel.balance (
  org_id uuid not null,
  intake_id uuid not null,
  location_id uuid not null,
  status text not null,
  lot_id uuid not null,
  side text not null,
  quantity bigint not null,
  primary key (org_id, intake_id, location_id, status),
  constraint balance_status check (status in ('pending', 'qualified', 'onHold', 'nonconforming', 'recalled')),
  constraint balance_sign check (case when side = 'supplier' then quantity <= 0 else quantity >= 0 end),
  constraint balance_of_intake foreign key (org_id, intake_id) references kernel.intake (org_id, id),
  constraint balance_at_location foreign key (org_id, location_id) references kernel.location (org_id, id)
);
comment on table kernel.balance is 'tenant: 结存; how much of an intake stands in an account';
create index balance_by_lot on kernel.balance (org_id, lot_id) where quantity <> 0;
create index balance_by_location on kernel.balance (org_id, location_id, lot_id) where quantity <> 0;

create table kernel.journal_line (
  org_id uuid not null,
  id uuid not null,
  command_id uuid not null,
  command text not null,
  person_id uuid not null,
  session_id uuid,
  came_from text not null,
  recorded_at timestamptz not null,
  input_digest text not null,
  asked jsonb not null,
  checked jsonb not null,
  changed jsonb not null,
  answer jsonb not null,
  primary key (org_id, id),
  constraint command_happens_once unique (org_id, command_id),
  constraint journal_line_of_person foreign key (org_id, person_id) references kernel.person (org_id, id)
);
comment on table kernel.journal_line is
  'tenant, append-only: 操作日志; one line per command, which is also its idempotency row';

create table kernel.signature (
  org_id uuid not null,
  id uuid not null,
  line_id uuid not null,
  person_id uuid not null,
  name text not null,
  meaning_zh text not null,
  meaning_en text not null,
  proved_at timestamptz not null,
  signed_at timestamptz not null,
  digest text not null,
  primary key (org_id, id),
  constraint signature_of_line foreign key (org_id, line_id) references kernel.journal_line (org_id, id),
  constraint signature_of_person foreign key (org_id, person_id) references kernel.person (org_id, id)
);
comment on table kernel.signature is
  'tenant, append-only: 电子签名; name, moment, meaning, bound to the digest of what was signed';
create index signature_by_line on kernel.signature (org_id, line_id);

create table kernel.movement (
  org_id uuid not null,
  id uuid not null,
  line_id uuid not null,
  document_id uuid not null,
  lot_id uuid not null,
  intake_id uuid not null,
  from_location_id uuid not null,
  from_status text not null,
  to_location_id uuid not null,
  to_status text not null,
  quantity bigint not null constraint movement_is_positive check (quantity > 0),
  person_id uuid not null,
  recorded_at timestamptz not null,
  occurred_at timestamptz not null,
  primary key (org_id, id),
  constraint movement_goes_somewhere check ((from_location_id, from_status) <> (to_location_id, to_status)),
  constraint movement_of_line foreign key (org_id, line_id) references kernel.journal_line (org_id, id),
  constraint movement_of_document foreign key (org_id, document_id) references kernel.document (org_id, id),
  constraint movement_of_intake foreign key (org_id, intake_id) references kernel.intake (org_id, id),
  constraint movement_from foreign key (org_id, from_location_id) references kernel.location (org_id, id),
  constraint movement_to foreign key (org_id, to_location_id) references kernel.location (org_id, id)
);
comment on table kernel.movement is 'tenant, append-only: 流转; a quantity of an intake from one account to another';
create index movement_by_lot on kernel.movement (org_id, lot_id, id);

create table kernel.serial_unit (
  org_id uuid not null,
  id uuid not null,
  product_id uuid not null,
  lot_id uuid not null,
  intake_id uuid not null,
  serial text not null,
  location_id uuid not null,
  status text not null,
  primary key (org_id, id),
  constraint serial_is_unique unique (org_id, product_id, serial),
  constraint serial_unit_of_intake foreign key (org_id, intake_id) references kernel.intake (org_id, id),
  constraint serial_unit_at_location foreign key (org_id, location_id) references kernel.location (org_id, id)
);
comment on table kernel.serial_unit is 'tenant: 单件; a serial-numbered unit and its present account';
create index serial_unit_by_lot on kernel.serial_unit (org_id, lot_id, id);
create index serial_unit_by_serial on kernel.serial_unit (org_id, serial);

create table kernel.movement_unit (
  org_id uuid not null,
  movement_id uuid not null,
  unit_id uuid not null,
  primary key (org_id, movement_id, unit_id),
  constraint movement_unit_movement foreign key (org_id, movement_id) references kernel.movement (org_id, id),
  constraint movement_unit_unit foreign key (org_id, unit_id) references kernel.serial_unit (org_id, id)
);
comment on table kernel.movement_unit is 'tenant, append-only: which units a movement moved';
create index movement_unit_by_unit on kernel.movement_unit (org_id, unit_id, movement_id);
