-- The status goods take that come to a place: what an open hold or recall asks, on themselves or, where pieces cannot
-- be told apart, on what of their lot stands there. Null when nothing is open about them.
create or replace function kernel.held_as(company uuid, lot uuid, place uuid, scopes uuid[], is_by_serial boolean)
returns text language sql stable as $$
  select case when bool_or(s.status = 'recalled') then 'recalled' when count(*) > 0 then 'onHold' end
  from (
    select case when h.kind = 'recall' then 'recalled' else 'onHold' end as status from kernel.hold h
      where h.org_id = company and h.lifted_at is null and h.scope_id = any (scopes)
    union all
    select b.status from kernel.balance b
      where b.org_id = company and b.location_id = place and b.lot_id = lot and b.quantity <> 0 and not is_by_serial
        and b.status in ('onHold', 'recalled')) s
$$;

-- The lots a hold of this scope concerns.
create or replace function kernel.lots_under(company uuid, of_scope text, scope uuid) returns setof uuid
language plpgsql stable as $$
begin
  case of_scope
    when 'lot' then return next scope;
    when 'product' then return query select l.id from kernel.lot l where l.org_id = company and l.product_id = scope;
    when 'intake' then return query select i.lot_id from kernel.intake i where i.org_id = company and i.id = scope;
    when 'unit' then return query select u.lot_id from kernel.serial_unit u where u.org_id = company and u.id = scope;
    when 'supplier' then
      return query select distinct i.lot_id from kernel.intake i where i.org_id = company and i.supplier_id = scope;
    when 'receipt' then return query select distinct i.lot_id from kernel.intake i
      where i.org_id = company and i.source_document_id = scope;
    when 'site' then return query select distinct k.lot_id from kernel.pool k
      where k.org_id = company and k.site_id = scope and k.on_hand > 0;
  end case;
end $$;

-- Whether goods that a hold covers stand elsewhere than under it: they came while it was being opened, from where no
-- lock could see them.
create or replace function kernel.escapes(company uuid, of_kind text, of_scope text, scope uuid) returns boolean
language sql stable as $$
  select exists (select from kernel.balance b
    join kernel.intake i on i.org_id = b.org_id and i.id = b.intake_id
    join kernel.location p on p.org_id = b.org_id and p.id = b.location_id
    where b.org_id = company and b.lot_id in (select kernel.lots_under(company, of_scope, scope))
      and b.side = 'inside' and b.quantity <> 0
      and (b.status = 'recalled' or b.status = 'onHold' and of_kind = 'hold') is not true
      and case of_scope when 'intake' then b.intake_id = scope when 'supplier' then i.supplier_id = scope
        when 'receipt' then i.source_document_id = scope when 'site' then p.site_id = scope
        when 'unit' then false else true end)
$$;
