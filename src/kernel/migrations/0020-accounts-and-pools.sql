-- An account is location × status × owner, and under a hold the status beneath it. Pools keep the sum of every site's
-- accounts, so that goods are promised and counted without reading bins.

alter table kernel.balance
  add column owner_id uuid,
  add column beneath text;
update kernel.balance b set owner_id = i.owner_id, beneath = b.status
  from kernel.intake i where i.org_id = b.org_id and i.id = b.intake_id;
alter table kernel.balance
  alter column owner_id set not null,
  alter column beneath set not null,
  drop constraint balance_pkey,
  add primary key (org_id, intake_id, location_id, status, beneath, owner_id),
  add constraint balance_beneath check (
    beneath in ('pending', 'qualified', 'nonconforming') and (status in ('onHold', 'recalled') or status = beneath));
comment on table kernel.balance is
  'tenant: 结存; how much of an intake stands in an account: place, status, status beneath a hold, owner';

-- Left out, the owner is the intake's and nothing lies beneath the status: so old rows keep their digests.
alter table kernel.movement
  add column from_owner_id uuid,
  add column to_owner_id uuid,
  add column from_beneath text,
  add column to_beneath text,
  add column corrects_id uuid,
  add column reason text,
  drop constraint movement_goes_somewhere,
  add constraint movement_goes_somewhere check (
    (from_location_id, from_status, coalesce(from_beneath, from_status)) <>
      (to_location_id, to_status, coalesce(to_beneath, to_status)) or from_owner_id is distinct from to_owner_id),
  add constraint movement_is_late_for_a_reason check (occurred_at = recorded_at or reason is not null),
  add constraint movement_corrects_for_a_reason check (corrects_id is null or reason is not null),
  add constraint movement_corrects_a_movement foreign key (org_id, corrects_id) references kernel.movement (org_id, id);
create unique index movement_is_corrected_once on kernel.movement (org_id, corrects_id) where corrects_id is not null;

alter table kernel.serial_unit
  add column owner_id uuid,
  add column beneath text;
update kernel.serial_unit u set owner_id = i.owner_id, beneath = u.status
  from kernel.intake i where i.org_id = u.org_id and i.id = u.intake_id;
alter table kernel.serial_unit
  alter column owner_id set not null,
  alter column beneath set not null;

create table kernel.pool (
  org_id uuid not null,
  site_id uuid not null,
  lot_id uuid not null,
  status text not null,
  owner_id uuid not null,
  product_id uuid not null,
  on_hand bigint not null,
  reserved bigint not null default 0,
  primary key (org_id, site_id, lot_id, status, owner_id),
  constraint pool_status check (status in ('pending', 'qualified', 'onHold', 'nonconforming', 'recalled')),
  constraint pool_covers_what_is_reserved check (reserved >= 0 and reserved <= on_hand),
  constraint pool_reserves_qualified_goods check (status = 'qualified' or reserved = 0),
  constraint pool_of_lot foreign key (org_id, lot_id) references kernel.lot (org_id, id),
  constraint pool_at_site foreign key (org_id, site_id) references kernel.location (org_id, id)
);
comment on table kernel.pool is
  'tenant: 库存池; what a site has of a lot in one status for one owner, and how much of it is reserved';
create index pool_by_product on kernel.pool (org_id, site_id, product_id, lot_id) where on_hand > 0;
create index pool_by_lot on kernel.pool (org_id, lot_id) where on_hand > 0;

insert into kernel.pool (org_id, site_id, lot_id, status, owner_id, product_id, on_hand)
  select b.org_id, p.site_id, b.lot_id, b.status, b.owner_id, l.product_id, sum(b.quantity)
  from kernel.balance b
  join kernel.location p on p.org_id = b.org_id and p.id = b.location_id
  join kernel.lot l on l.org_id = b.org_id and l.id = b.lot_id
  where b.side = 'inside'
  group by 1, 2, 3, 4, 5, 6;

-- A file's version is compared, and its row locked, when a command ends; what serialises lots that do not exist yet is
-- locked when it begins. Two rows, or one would be taken before the lots by some and after them by others.
create table kernel.lot_gate (
  org_id uuid not null,
  id uuid not null,
  primary key (org_id, id),
  constraint lot_gate_of_product foreign key (org_id, id) references kernel.gate (org_id, id)
);
comment on table kernel.lot_gate is 'tenant: the lock for lots of a product that are not on file yet';
comment on table kernel.gate is 'tenant: the version of a partner''s, product''s, person''s or site''s file';

insert into kernel.gate (org_id, id)
  select l.org_id, l.id from kernel.location l where l.side = 'inside' and l.zone is null
  on conflict do nothing;

alter table kernel.location add column bin text,
  add constraint location_bin_is_in_a_zone check (bin is null or zone is not null);
create unique index bin_is_unique on kernel.location (org_id, site_id, bin) where bin is not null;

drop function kernel.post(uuid, uuid, uuid, timestamptz, jsonb);
