-- Moves a quantity of an intake from one account to another: both balances, the units' accounts, and the pools when the
-- site, the status or the owner changes. Answers the movement, which kernel.finish stores under its line: the line must
-- first say what it is. Goods that come into a site where something is open about them come in held.
-- Errors: YJ001 when the account does not hold so much, YJ002 when a unit does not stand where it should, YJ005 when
-- what is asked for is reserved for others, YJ006 when an open hold forbids the act.
create or replace function kernel.post(company uuid, line uuid, person uuid, at timestamptz, act text, p jsonb)
returns kernel.movement
language plpgsql as $$
declare
  v_quantity bigint := (p ->> 'quantity')::bigint;
  v_intake uuid := (p ->> 'intakeId')::uuid;
  v_from uuid := (p ->> 'fromLocationId')::uuid;
  v_to uuid := (p ->> 'toLocationId')::uuid;
  v_from_status text := p ->> 'fromStatus';
  v_from_beneath text := coalesce(p ->> 'fromBeneath', p ->> 'fromStatus');
  v_to_status text := p ->> 'toStatus';
  v_to_beneath text := coalesce(p ->> 'toBeneath', p ->> 'toStatus');
  v_from_owner uuid;
  v_to_owner uuid;
  v_units uuid[] := array(select jsonb_array_elements_text(p -> 'unitIds'))::uuid[];
  g record;
  v_held text;
  v_moved bigint;
begin
  select i.lot_id, i.owner_id, i.supplier_id, i.source_document_id, l.is_by_serial, l.product_id,
      f.side as from_side, f.site_id as from_site, t.side as to_side, t.site_id as to_site
    into strict g
    from kernel.intake i join kernel.lot l on l.org_id = i.org_id and l.id = i.lot_id
    join kernel.location f on f.org_id = i.org_id and f.id = v_from
    join kernel.location t on t.org_id = i.org_id and t.id = v_to
    where i.org_id = company and i.id = v_intake;
  v_from_owner := coalesce((p ->> 'fromOwnerId')::uuid, g.owner_id);
  v_to_owner := coalesce((p ->> 'toOwnerId')::uuid, v_from_owner);

  if v_from_status in ('onHold', 'recalled') and exists (select from kernel.hold h
      where h.org_id = company and h.lifted_at is null and act = any (h.forbids) and h.scope_id = any (
        array[g.lot_id, g.product_id, v_intake, g.supplier_id, g.source_document_id, g.from_site] || v_units)) then
    raise exception 'an open hold on intake % forbids to %', v_intake, act using errcode = 'YJ006';
  end if;

  if g.to_side = 'inside' and v_to <> v_from and v_to_status not in ('onHold', 'recalled') then
    v_held := kernel.held_as(company, g.lot_id, v_to, array[g.lot_id, g.product_id, v_intake, g.supplier_id,
      g.source_document_id, g.to_site] || v_units, g.is_by_serial);
    if v_held is not null then
      v_to_status := v_held;
    end if;
  end if;

  if g.from_side = 'supplier' then
    insert into kernel.balance as b (org_id, intake_id, location_id, status, beneath, owner_id, lot_id, side, quantity)
      values (company, v_intake, v_from, v_from_status, v_from_beneath, v_from_owner, g.lot_id, g.from_side,
        -v_quantity)
      on conflict (org_id, intake_id, location_id, status, beneath, owner_id)
        do update set quantity = b.quantity + excluded.quantity;
  else
    update kernel.balance b set quantity = b.quantity - v_quantity
      where b.org_id = company and b.intake_id = v_intake and b.location_id = v_from and b.status = v_from_status
        and b.beneath = v_from_beneath and b.owner_id = v_from_owner and b.quantity >= v_quantity;
    if not found then
      raise exception 'intake % does not hold % at % as %', v_intake, v_quantity, v_from, v_from_status
        using errcode = 'YJ001';
    end if;
  end if;

  if g.to_side = 'supplier' then
    update kernel.balance b set quantity = b.quantity + v_quantity
      where b.org_id = company and b.intake_id = v_intake and b.location_id = v_to and b.status = v_to_status
        and b.beneath = v_to_beneath and b.owner_id = v_to_owner and b.quantity + v_quantity <= 0;
    if not found then
      raise exception 'supplier % did not bring % of intake %', v_to, v_quantity, v_intake using errcode = 'YJ001';
    end if;
  else
    insert into kernel.balance as b (org_id, intake_id, location_id, status, beneath, owner_id, lot_id, side, quantity)
      values (company, v_intake, v_to, v_to_status, v_to_beneath, v_to_owner, g.lot_id, g.to_side, v_quantity)
      on conflict (org_id, intake_id, location_id, status, beneath, owner_id)
        do update set quantity = b.quantity + excluded.quantity;
  end if;

  if g.from_side = 'inside' and (g.to_side <> 'inside'
      or (g.from_site, v_from_status, v_from_owner) is distinct from (g.to_site, v_to_status, v_to_owner)) then
    perform kernel.take_from_pool(company, line, g.from_site, g.lot_id, v_from_status, v_from_owner,
      v_quantity, (p ->> 'reservedFor')::uuid, v_to_status <> 'qualified');
  end if;
  if g.to_side = 'inside' and (g.from_side <> 'inside'
      or (g.from_site, v_from_status, v_from_owner) is distinct from (g.to_site, v_to_status, v_to_owner)) then
    insert into kernel.pool as k (org_id, site_id, lot_id, status, owner_id, product_id, on_hand)
      values (company, g.to_site, g.lot_id, v_to_status, v_to_owner, g.product_id, v_quantity)
      on conflict (org_id, site_id, lot_id, status, owner_id) do update set on_hand = k.on_hand + excluded.on_hand;
  end if;

  if g.is_by_serial then
    update kernel.serial_unit u set location_id = v_to, status = v_to_status, beneath = v_to_beneath,
        owner_id = v_to_owner
      where u.org_id = company and u.id = any (v_units) and u.intake_id = v_intake and u.location_id = v_from
        and u.status = v_from_status and u.beneath = v_from_beneath and u.owner_id = v_from_owner;
    get diagnostics v_moved = row_count;
    if v_moved <> v_quantity or cardinality(v_units) <> v_quantity then
      raise exception '% of % units stand at % as %', v_moved, v_quantity, v_from, v_from_status
        using errcode = 'YJ002';
    end if;
  elsif cardinality(v_units) > 0 then
    raise exception 'lot % is not kept by serial number', g.lot_id using errcode = 'YJ002';
  end if;

  return row(company, (p ->> 'id')::uuid, line, (p ->> 'documentId')::uuid, g.lot_id, v_intake, v_from, v_from_status,
    v_to, v_to_status, v_quantity, person, at, coalesce((p ->> 'occurredAt')::timestamptz, at),
    nullif(v_from_owner, g.owner_id), nullif(v_to_owner, g.owner_id), nullif(v_from_beneath, v_from_status),
    nullif(v_to_beneath, v_to_status), (p ->> 'correctsId')::uuid, p ->> 'reason')::kernel.movement;
end $$;
