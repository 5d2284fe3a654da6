-- Where somebody is signed in from and when they were last seen there; people end sessions they do not know.
alter table kernel.session
  add column came_from text,
  add column last_seen_at timestamptz;

-- Looked up by person: the page of a person, the list of people.
create index login_of_person on kernel.login (org_id, person_id);
create index person_by_name on kernel.person (org_id, name, id);

-- A password drawn before the act that gives it, so that hashing never runs inside a transaction.
create table kernel.one_time_password (
  id uuid not null primary key,
  org_id uuid not null,
  drawn_by uuid not null,
  password_hash text not null,
  expires_at timestamptz not null
);
comment on table kernel.one_time_password is 'local: 一次性密码; drawn for an act that is about to give it, for minutes';

-- Whoever holds a login lets another company link it: a code of their own hand, for minutes, once.
create table kernel.login_consent (
  id uuid not null primary key,
  login_id uuid not null constraint login_consent_of_login references kernel.login (id),
  code_digest text not null constraint login_consent_code_is_its_own unique,
  given_at timestamptz not null default now(),
  expires_at timestamptz not null
);
comment on table kernel.login_consent is 'local: 账号授权; looked up by the company that links the login';

-- A link ends and may begin again: it has a row of its own, nothing is deleted.
alter table kernel.login_elsewhere
  drop constraint login_elsewhere_pkey,
  drop constraint login_elsewhere_once,
  add column id uuid,
  add column consent_id uuid,
  add column linked_at timestamptz not null default now(),
  add column ended_at timestamptz,
  add constraint login_elsewhere_by_consent foreign key (consent_id) references kernel.login_consent (id),
  add constraint login_consent_serves_once unique (consent_id);
update kernel.login_elsewhere set id = gen_random_uuid();
alter table kernel.login_elsewhere
  alter column id set not null,
  add primary key (id);
create unique index login_elsewhere_once on kernel.login_elsewhere (org_id, login_id) where ended_at is null;
create unique index person_elsewhere_once on kernel.login_elsewhere (org_id, person_id) where ended_at is null;
create index login_elsewhere_of_login on kernel.login_elsewhere (login_id);
