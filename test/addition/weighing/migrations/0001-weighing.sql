create schema weighing;

create table weighing.weighing (
  org_id uuid not null,
  id uuid not null,
  quantity bigint not null constraint weighing_quantity check (quantity > 0),
  identity_number text not null,
  primary key (org_id, id)
);
comment on table weighing.weighing is 'tenant: 称重; thrown away after the test';
