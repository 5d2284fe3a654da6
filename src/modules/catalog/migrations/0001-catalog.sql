create schema catalog;

create table catalog.product (
  org_id uuid not null,
  id uuid not null,
  primary_di text not null,
  name text not null,
  model text not null,
  registrant_name text not null,
  is_tracked_by_lot boolean not null,
  is_tracked_by_serial boolean not null,
  has_expiry boolean not null,
  has_production_date boolean not null,
  primary key (org_id, id),
  constraint product_di_is_unique unique (org_id, primary_di),
  constraint product_has_gate foreign key (org_id, id) references kernel.gate (org_id, id)
);
comment on table catalog.product is 'tenant: 产品';

-- Every identifier a product may be scanned by, its packages included; a factor once used never changes.
create table catalog.product_code (
  org_id uuid not null,
  di text not null,
  product_id uuid not null,
  units_per_scan integer not null constraint package_holds_something check (units_per_scan > 0),
  primary key (org_id, di),
  constraint product_code_of_product foreign key (org_id, product_id) references catalog.product (org_id, id)
);
comment on table catalog.product_code is 'tenant, append-only: 产品标识 (DI); one row per packaging level';
create index product_code_by_product on catalog.product_code (org_id, product_id);
