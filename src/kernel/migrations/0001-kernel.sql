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
comment on table kernel.company is
  'tenant: 企业; clock_offset moves the clock of a company that is being built for show or test';

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
  login_id uuid not null constraint session_of_login references kernel.login (id),
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
  session_id uuid not null constraint signing_ticket_of_session references kernel.session (id),
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
