create table shipping.reserved_line (
  org_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  site_id uuid not null,
  product_id uuid not null,
  quantity bigint not null constraint reserved_line_quantity check (quantity > 0),
  min_remaining_days integer not null,
  reserved_by uuid not null,
  reserved_at timestamptz not null,
  primary key (org_id, id),
  constraint reserved_line_product foreign key (org_id, product_id) references catalog.product (org_id, id)
);
comment on table shipping.reserved_line is
  'tenant, append-only: 预留单; what a customer was promised; one line a document, whose id it shares';
