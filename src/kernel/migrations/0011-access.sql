-- Companies that worked before there was a set-up are live.
alter table kernel.company add column live_since timestamptz;
update kernel.company set live_since = now();

-- Rows are written through one door (rows.ts), which writes a list as JSON.
alter table kernel.position_holding drop constraint position_scope_is_said;
alter table kernel.position_holding
  alter column sites type jsonb using to_jsonb(sites),
  alter column parties type jsonb using to_jsonb(parties),
  alter column categories type jsonb using to_jsonb(categories);
alter table kernel.position_holding
  add constraint position_scope_is_said check (
    jsonb_array_length(sites) > 0 is not false and jsonb_array_length(parties) > 0 is not false
    and jsonb_array_length(categories) > 0 is not false);

-- Counts up with every change of what somebody holds: a command that runs meanwhile starts over (kernel.finish).
alter table kernel.person add column version bigint not null default 0;

create table kernel.deputyship (
  org_id uuid not null,
  id uuid not null,
  holding_id uuid not null,
  person_id uuid not null,
  from_on date not null,
  until_on date not null,
  ended_at timestamptz,
  primary key (org_id, id),
  constraint deputyship_runs_forward check (from_on <= until_on),
  constraint deputyship_of_holding foreign key (org_id, holding_id)
    references kernel.position_holding (org_id, id),
  constraint deputyship_of_person foreign key (org_id, person_id) references kernel.person (org_id, id)
);
comment on table kernel.deputyship is 'tenant: 代理; who stands in for a holder of a position, from when until when';
create index deputyship_by_person on kernel.deputyship (org_id, person_id);
create index deputyship_by_holding on kernel.deputyship (org_id, holding_id);

create table kernel.position_version (
  org_id uuid not null,
  id uuid not null,
  position text not null,
  number integer not null constraint position_version_number check (number > 0),
  title_zh text not null,
  title_en text not null,
  may jsonb not null constraint position_version_lists_names check (jsonb_typeof(may) = 'array'),
  from_on date not null,
  reason text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (org_id, id),
  constraint position_version_comes_once unique (org_id, position, number),
  constraint position_version_made_by_person foreign key (org_id, made_by) references kernel.person (org_id, id)
);
comment on table kernel.position_version is
  'tenant, append-only: 岗位版本; what a position of this company may do and see, from a day on';

-- The same login as a person of another company.
create table kernel.login_elsewhere (
  login_id uuid not null,
  org_id uuid not null,
  person_id uuid not null,
  primary key (org_id, person_id),
  constraint login_elsewhere_once unique (login_id, org_id),
  constraint login_elsewhere_of_login foreign key (login_id) references kernel.login (id),
  constraint login_elsewhere_of_person foreign key (org_id, person_id) references kernel.person (org_id, id)
);
comment on table kernel.login_elsewhere is 'local: 账号的其他企业; looked up before the company is known';
create index session_of_person on kernel.session (org_id, person_id, started_at);
