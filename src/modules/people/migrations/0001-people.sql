create schema people;

create table people.training (
  org_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  topic text not null,
  held_on date not null,
  is_passed boolean not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (org_id, id),
  constraint training_of_person foreign key (org_id, person_id) references kernel.person (org_id, id)
);
comment on table people.training is 'tenant, append-only: 培训考核记录 (GSP 30-32)';
create index training_by_person on people.training (org_id, person_id, id);

create table people.health_check (
  org_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  checked_on date not null,
  is_fit boolean not null,
  valid_until date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (org_id, id),
  constraint health_check_runs_forward check (checked_on <= valid_until),
  constraint health_check_of_person foreign key (org_id, person_id) references kernel.person (org_id, id)
);
comment on table people.health_check is 'tenant, append-only: 健康档案 (GSP 33); the latest counts';
create index health_check_by_person on people.health_check (org_id, person_id, id);
