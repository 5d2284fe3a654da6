create schema partners;

create table partners.partner (
  org_id uuid not null,
  id uuid not null,
  kind text not null constraint partner_kind check (kind in ('supplier', 'customer')),
  name text not null,
  address text not null,
  contact text not null,
  primary key (org_id, id),
  constraint partner_name_is_unique unique (org_id, kind, name),
  constraint partner_has_gate foreign key (org_id, id) references kernel.gate (org_id, id)
);
comment on table partners.partner is 'tenant: 往来单位; suppliers and customers';
