create schema shipping;

create table shipping.delivery_line (
  org_id uuid not null,
  id uuid not null,
  delivery_id uuid not null,
  customer_id uuid not null,
  site_id uuid not null,
  lot_id uuid not null,
  intake_id uuid not null,
  quantity bigint not null constraint delivery_line_quantity check (quantity > 0),
  shipped_by uuid not null,
  shipped_at timestamptz not null,
  primary key (org_id, id),
  constraint delivery_line_lot foreign key (org_id, lot_id) references kernel.lot (org_id, id),
  constraint delivery_line_intake foreign key (org_id, intake_id) references kernel.intake (org_id, id)
);
comment on table shipping.delivery_line is 'tenant, append-only: 出库明细 (GSP 87, 91)';
create index delivery_line_by_delivery on shipping.delivery_line (org_id, delivery_id, id);
