create schema receiving;

create table receiving.receipt_line (
  org_id uuid not null,
  id uuid not null,
  receipt_id uuid not null,
  supplier_id uuid not null,
  site_id uuid not null,
  product_id uuid not null,
  lot_id uuid not null,
  intake_id uuid not null,
  quantity bigint not null constraint receipt_line_quantity check (quantity > 0),
  udi_raw text,
  received_by uuid not null,
  received_at timestamptz not null,
  primary key (org_id, id),
  constraint receipt_line_lot foreign key (org_id, lot_id) references kernel.lot (org_id, id),
  constraint receipt_line_intake foreign key (org_id, intake_id) references kernel.intake (org_id, id)
);
comment on table receiving.receipt_line is 'tenant, append-only: 收货明细 (GSP 60-63)';
create index receipt_line_by_receipt on receiving.receipt_line (org_id, receipt_id, id);
