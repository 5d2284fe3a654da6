-- The kernel's own tables. A table's comment begins with its class, which decides rights and row-level security
-- (kernel.protect, called after the migrations): `tenant` = one company's rows; `tenant, append-only` = the program
-- may add and read, never change or remove; `local` = sign-in, queues and other things outside a company's records.

create schema kernel;

-- The company of this transaction. Unset, it is an error: no statement runs without a company.
create function kernel.company() returns uuid language sql stable parallel safe
as $$ select current_setting('yanji.org_id')::uuid $$;

create table kernel.migration (
  name text not null primary key,
  digest text not null,
  applied_at timestamptz not null default now()
);
comment on table kernel.migration is 'local: which migrations ran, and the digest of each';

create table kernel.company (
  org_id uuid not null,
  id uuid not null,
  name text not null,
  time_zone text not null default 'Asia/Shanghai',
  clock_offset interval not null default '0',
  is_demo boolean not null default false,
  primary key (org_id, id),
  constraint company_is_its_own check (id = org_id)
);
comment on table kernel.company is 'tenant: 企业; clock_offset moves the clock of a company that is being built for show or test';
create index company_by_id on kernel.company (id);

create table kernel.person (
  org_id uuid not null,
  id uuid not null,
  name text not null,
  primary key (org_id, id)
);
comment on table kernel.person is 'tenant: 人员';

create table kernel.position_holding (
  org_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  position text not null,
  primary key (org_id, id),
  constraint position_held_once unique (org_id, person_id, position),
  constraint position_of_person foreign key (org_id, person_id) references kernel.person (org_id, id)
);
comment on table kernel.position_holding is 'tenant: 岗位; who holds which position';

-- Sign-in. One login is one person of a company; the password is kept as an argon2id hash only.
create table kernel.login (
  id uuid not null primary key,
  name text not null constraint login_name_is_taken unique,
  password_hash text not null,
  must_choose_password boolean not null,
  org_id uuid not null,
  person_id uuid not null,
  failed_since_success integer not null default 0,
  locked_until timestamptz,
  constraint login_of_person foreign key (org_id, person_id) references kernel.person (org_id, id)
);
comment on table kernel.login is 'local: 账号; looked up before the company is known';

create table kernel.session (
  id uuid not null primary key,
  secret_digest text not null,
  login_id uuid not null references kernel.login (id),
  org_id uuid not null,
  person_id uuid not null,
  started_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
comment on table kernel.session is 'local: 会话; the secret itself is only in the browser''s cookie';

-- Fresh credentials, proved apart from the act so that hashing never runs inside a transaction. A ticket serves one
-- command id with one content, once.
create table kernel.signing_ticket (
  id uuid not null primary key,
  session_id uuid not null references kernel.session (id),
  command_id uuid not null,
  digest text not null,
  proved_at timestamptz not null default now(),
  expires_at timestamptz not null
);
comment on table kernel.signing_ticket is 'local: proof of a fresh password, bound to what is about to be signed';
create index signing_ticket_by_expiry on kernel.signing_ticket (expires_at);

-- One row per partner, product and person: a lock and a version for their whole file.
create table kernel.gate (
  org_id uuid not null,
  id uuid not null,
  version bigint not null default 0,
  primary key (org_id, id)
);
comment on table kernel.gate is 'tenant: the lock and version of a partner''s, product''s or person''s file';

create table kernel.document (
  org_id uuid not null,
  id uuid not null,
  kind text not null,
  number text not null,
  state text not null,
  version integer not null,
  counterparty_id uuid,
  site_id uuid,
  created_by uuid not null,
  created_at timestamptz not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (org_id, id),
  constraint document_number_is_unique unique (org_id, number),
  constraint document_created_by_person foreign key (org_id, created_by) references kernel.person (org_id, id),
  constraint document_changed_by_person foreign key (org_id, changed_by) references kernel.person (org_id, id)
);
comment on table kernel.document is 'tenant: 单据; the header all kinds of document share';
create index document_by_state on kernel.document (org_id, kind, state, id);

create table kernel.number_counter (
  org_id uuid not null,
  id text not null,
  last integer not null,
  primary key (org_id, id)
);
comment on table kernel.number_counter is 'tenant: 单据编号; gapless, the row is taken just before commit';

create table kernel.lot (
  org_id uuid not null,
  id uuid not null,
  product_id uuid not null,
  number text,
  production_on date,
  last_use_on date,
  is_by_serial boolean not null,
  primary key (org_id, id),
  constraint lot_number_is_unique unique nulls not distinct (org_id, product_id, number),
  constraint lot_of_product foreign key (org_id, product_id) references kernel.gate (org_id, id),
  constraint lot_is_used_after_made check (production_on is null or last_use_on is null or production_on <= last_use_on)
);
comment on table kernel.lot is 'tenant: 批号; a product and its maker''s lot number; without one, the product''s goods by serial';
create index lot_by_number on kernel.lot (org_id, number);

create table kernel.document_lot (
  org_id uuid not null,
  document_id uuid not null,
  lot_id uuid not null,
  primary key (org_id, document_id, lot_id),
  constraint document_lot_document foreign key (org_id, document_id) references kernel.document (org_id, id),
  constraint document_lot_lot foreign key (org_id, lot_id) references kernel.lot (org_id, id)
);
comment on table kernel.document_lot is 'tenant, append-only: which lots a document concerns, for locks, trace and recall';
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
comment on table kernel.location is 'tenant: 位置; a site, one of its zones, or where a supplier''s or customer''s goods stand';
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
comment on table kernel.journal_line is 'tenant, append-only: 操作日志; one line per command, which is also its idempotency row';

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
comment on table kernel.signature is 'tenant, append-only: 电子签名; name, moment, meaning, bound to the digest of what was signed';
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
