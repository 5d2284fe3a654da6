-- A position is held for the company or for a scope, for a time. Whoever ends it says so; nothing is deleted.
alter table kernel.position_holding
  add column sites uuid[],
  add column parties uuid[],
  add column categories text[],
  add column from_on date,
  add column until_on date,
  add column ended_at timestamptz;
update kernel.position_holding set from_on = current_date;
alter table kernel.position_holding
  alter column from_on set not null,
  drop constraint position_held_once,
  add constraint position_is_held_forward check (until_on is null or from_on <= until_on),
  add constraint position_scope_is_said check (
    cardinality(sites) > 0 is not false and cardinality(parties) > 0 is not false
    and cardinality(categories) > 0 is not false);
create index position_holding_by_person on kernel.position_holding (org_id, person_id);
comment on table kernel.position_holding is
  'tenant: 任职; who holds which position, where (a scope left out is everything), from when until when';
