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

create table people.position_proposal (
  org_id uuid not null,
  id uuid not null,
  position text not null,
  title_zh text not null,
  title_en text not null,
  may jsonb not null constraint position_proposal_lists_names check (jsonb_typeof(may) = 'array'),
  from_on date not null,
  reason text not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  is_approved boolean,
  primary key (org_id, id),
  constraint position_proposal_is_decided_whole check (
    (decided_by is null) = (decided_at is null) and (decided_by is null) = (is_approved is null)),
  constraint position_proposal_by_person foreign key (org_id, proposed_by) references kernel.person (org_id, id)
);
comment on table people.position_proposal is
  'tenant: 岗位修订提议; proposed by the administrator, approved or declined by quality';
