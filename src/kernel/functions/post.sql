-- Moves a quantity of an intake from one account to another: both balances, the units' accounts. Answers the movement,
-- which kernel.finish stores under its line: the line must first say what it is.
-- Errors: YJ001 when the account does not hold so much, YJ002 when a unit does not stand where it should.
create or replace function kernel.post(company uuid, line uuid, person uuid, at timestamptz, p jsonb)
returns kernel.movement
language plpgsql as $$
declare
  v_quantity bigint := (p ->> 'quantity')::bigint;
  v_intake uuid := (p ->> 'intakeId')::uuid;
  v_from uuid := (p ->> 'fromLocationId')::uuid;
  v_to uuid := (p ->> 'toLocationId')::uuid;
  v_lot uuid;
  v_by_serial boolean;
  v_units uuid[] := array(select jsonb_array_elements_text(p -> 'unitIds'))::uuid[];
  v_from_side text;
  v_to_side text;
  v_moved bigint;
begin
  select i.lot_id, l.is_by_serial into strict v_lot, v_by_serial
    from kernel.intake i join kernel.lot l on l.org_id = i.org_id and l.id = i.lot_id
    where i.org_id = company and i.id = v_intake;
  select l.side into strict v_from_side from kernel.location l where l.org_id = company and l.id = v_from;
  select l.side into strict v_to_side from kernel.location l where l.org_id = company and l.id = v_to;

  if v_from_side = 'supplier' then
    insert into kernel.balance as b (org_id, intake_id, location_id, status, lot_id, side, quantity)
      values (company, v_intake, v_from, p ->> 'fromStatus', v_lot, v_from_side, -v_quantity)
      on conflict (org_id, intake_id, location_id, status) do update set quantity = b.quantity + excluded.quantity;
  else
    update kernel.balance b set quantity = b.quantity - v_quantity
      where b.org_id = company and b.intake_id = v_intake and b.location_id = v_from
        and b.status = p ->> 'fromStatus' and b.quantity >= v_quantity;
    if not found then
      raise exception 'intake % does not hold % at % as %', v_intake, v_quantity, v_from, p ->> 'fromStatus'
        using errcode = 'YJ001';
    end if;
  end if;

  if v_to_side = 'supplier' then
    update kernel.balance b set quantity = b.quantity + v_quantity
      where b.org_id = company and b.intake_id = v_intake and b.location_id = v_to
        and b.status = p ->> 'toStatus' and b.quantity + v_quantity <= 0;
    if not found then
      raise exception 'supplier % did not bring % of intake %', v_to, v_quantity, v_intake using errcode = 'YJ001';
    end if;
  else
    insert into kernel.balance as b (org_id, intake_id, location_id, status, lot_id, side, quantity)
      values (company, v_intake, v_to, p ->> 'toStatus', v_lot, v_to_side, v_quantity)
      on conflict (org_id, intake_id, location_id, status) do update set quantity = b.quantity + excluded.quantity;
  end if;

  if v_by_serial then
    update kernel.serial_unit u set location_id = v_to, status = p ->> 'toStatus'
      where u.org_id = company and u.id = any (v_units) and u.intake_id = v_intake
        and u.location_id = v_from and u.status = p ->> 'fromStatus';
    get diagnostics v_moved = row_count;
    if v_moved <> v_quantity or cardinality(v_units) <> v_quantity then
      raise exception '% of % units stand at % as %', v_moved, v_quantity, v_from, p ->> 'fromStatus'
        using errcode = 'YJ002';
    end if;
  elsif cardinality(v_units) > 0 then
    raise exception 'lot % is not kept by serial number', v_lot using errcode = 'YJ002';
  end if;

  return row(company, (p ->> 'id')::uuid, line, (p ->> 'documentId')::uuid, v_lot, v_intake, v_from, p ->> 'fromStatus',
    v_to, p ->> 'toStatus', v_quantity, person, at, at)::kernel.movement;
end $$;
