create schema acceptance;

-- What one receipt line brought, waiting to be inspected; the header's state says how far it is.
create table acceptance.acceptance (
  org_id uuid not null,
  id uuid not null,
  receipt_id uuid not null,
  receipt_line_id uuid not null,
  supplier_id uuid not null,
  site_id uuid not null,
  product_id uuid not null,
  lot_id uuid not null,
  intake_id uuid not null,
  quantity bigint not null constraint acceptance_quantity check (quantity > 0),
  received_by uuid not null,
  conclusion text,
  accepted_by uuid,
  accepted_at timestamptz,
  primary key (org_id, id),
  constraint acceptance_of_line_once unique (org_id, receipt_line_id),
  constraint acceptance_lot foreign key (org_id, lot_id) references kernel.lot (org_id, id),
  constraint acceptance_intake foreign key (org_id, intake_id) references kernel.intake (org_id, id),
  constraint acceptance_is_whole check (
    (conclusion is null) = (accepted_by is null) and (conclusion is null) = (accepted_at is null)
  )
);
comment on table acceptance.acceptance is 'tenant: 验收 (GSP 64)';
