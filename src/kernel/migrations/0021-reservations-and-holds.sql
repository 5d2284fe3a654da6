-- Goods promised to an order, and goods nobody may sell while something is open about them.

create table kernel.reservation (
  org_id uuid not null,
  line_id uuid not null,
  site_id uuid not null,
  lot_id uuid not null,
  owner_id uuid not null,
  document_id uuid not null,
  quantity bigint not null constraint reservation_quantity check (quantity > 0),
  shipped bigint not null default 0 constraint reservation_shipped check (shipped >= 0),
  released bigint not null default 0 constraint reservation_released check (released >= 0),
  displaced bigint not null default 0 constraint reservation_displaced check (displaced >= 0),
  left_quantity bigint not null constraint reservation_left check (left_quantity >= 0),
  reserved_at timestamptz not null,
  displaced_by uuid,
  displaced_last bigint,
  primary key (org_id, line_id, site_id, lot_id, owner_id),
  constraint reservation_adds_up check (quantity = left_quantity + shipped + released + displaced),
  constraint reservation_of_document foreign key (org_id, document_id) references kernel.document (org_id, id),
  constraint reservation_of_lot foreign key (org_id, lot_id) references kernel.lot (org_id, id)
);
comment on table kernel.reservation is
  'tenant: 预留; what a document line was promised of a pool, and what became of it';
create index reservation_by_pool on kernel.reservation (org_id, lot_id, site_id, owner_id) where left_quantity > 0;
create index reservation_by_displacement on kernel.reservation (org_id, displaced_by) where displaced_by is not null;
create index reservation_by_document on kernel.reservation (org_id, document_id);

create table kernel.allocation (
  org_id uuid not null,
  id uuid not null,
  line_id uuid not null,
  document_id uuid not null,
  lot_id uuid not null,
  intake_id uuid not null,
  location_id uuid not null,
  owner_id uuid not null,
  quantity bigint not null constraint allocation_quantity check (quantity > 0),
  ended_at timestamptz,
  primary key (org_id, id),
  constraint allocation_of_intake foreign key (org_id, intake_id) references kernel.intake (org_id, id),
  constraint allocation_at_location foreign key (org_id, location_id) references kernel.location (org_id, id)
);
comment on table kernel.allocation is 'tenant: 分配; the bin and intake that a reserved quantity is picked from';
create index allocation_by_lot on kernel.allocation (org_id, lot_id) where ended_at is null;
create index allocation_by_line on kernel.allocation (org_id, line_id) where ended_at is null;

create table kernel.hold (
  org_id uuid not null,
  id uuid not null,
  kind text not null constraint hold_kind check (kind in ('hold', 'recall')),
  scope text not null constraint hold_scope
    check (scope in ('lot', 'product', 'unit', 'intake', 'supplier', 'receipt', 'site')),
  scope_id uuid not null,
  reason text not null,
  case_number text,
  forbids text[] not null default '{}',
  lifted_by_position text not null,
  opened_by uuid not null,
  opened_at timestamptz not null,
  lifted_by uuid,
  lifted_at timestamptz,
  lift_reason text,
  primary key (org_id, id),
  constraint hold_opened_by_person foreign key (org_id, opened_by) references kernel.person (org_id, id),
  constraint hold_is_lifted_whole check ((lifted_at is null) = (lifted_by is null)
    and (lifted_at is null) = (lift_reason is null))
);
comment on table kernel.hold is
  'tenant: 暂停; why goods may not be sold, what else that forbids, and who may lift it';
create index hold_open_on on kernel.hold (org_id, scope_id) where lifted_at is null;
create index hold_open on kernel.hold (org_id, id) where lifted_at is null;

create index intake_by_supplier on kernel.intake (org_id, supplier_id, lot_id);
create index intake_by_document on kernel.intake (org_id, source_document_id, lot_id);
