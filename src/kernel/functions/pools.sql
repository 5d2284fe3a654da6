-- Goods leave a pool. Against a reservation they take it along; leaving qualified they push out the latest reservations
-- that the rest does not cover; else only what nobody reserved may leave.
create or replace function kernel.take_from_pool(company uuid, line uuid, site uuid, lot uuid, of_status text,
    owner uuid, taken bigint, reserved_for uuid, is_leaving_qualified boolean) returns void language plpgsql as $$
declare
  v_used bigint := case when reserved_for is null then 0 else taken end;
begin
  if reserved_for is not null then
    update kernel.reservation r set shipped = r.shipped + taken, left_quantity = r.left_quantity - taken
      where r.org_id = company and r.line_id = reserved_for and r.site_id = site and r.lot_id = lot
        and r.owner_id = owner and r.left_quantity >= taken;
    if not found then
      raise exception 'line % has no % of lot % reserved', reserved_for, taken, lot using errcode = 'YJ005';
    end if;
  end if;
  update kernel.pool k set on_hand = k.on_hand - taken, reserved = k.reserved - v_used
    where k.org_id = company and k.site_id = site and k.lot_id = lot and k.status = of_status and k.owner_id = owner
      and k.on_hand - taken >= k.reserved - v_used;
  if found then
    return;
  end if;
  if not is_leaving_qualified then
    raise exception 'lot % has no % that nobody reserved', lot, taken using errcode = 'YJ005';
  end if;
  perform kernel.displace(company, line, site, lot, owner, taken);
  update kernel.pool k set on_hand = k.on_hand - taken
    where k.org_id = company and k.site_id = site and k.lot_id = lot and k.status = of_status and k.owner_id = owner;
end $$;

-- Before so much of a qualified pool goes, the latest reservations that the rest does not cover are pushed out.
create or replace function kernel.displace(company uuid, line uuid, site uuid, lot uuid, owner uuid, taken bigint)
returns void language plpgsql as $$
declare
  v_over bigint;
  v_part bigint;
  r record;
begin
  select k.reserved - (k.on_hand - taken) into strict v_over from kernel.pool k
    where k.org_id = company and k.site_id = site and k.lot_id = lot and k.status = 'qualified' and k.owner_id = owner
    for no key update;
  for r in select t.line_id, t.document_id, t.left_quantity from kernel.reservation t
      where t.org_id = company and t.lot_id = lot and t.site_id = site and t.owner_id = owner and t.left_quantity > 0
      order by t.reserved_at desc, t.line_id desc for no key update
  loop
    exit when v_over <= 0;
    v_part := least(v_over, r.left_quantity);
    update kernel.reservation t set displaced = t.displaced + v_part, left_quantity = t.left_quantity - v_part,
        displaced_by = line, displaced_last = v_part + case when t.displaced_by = line then t.displaced_last else 0 end
      where t.org_id = company and t.line_id = r.line_id and t.site_id = site and t.lot_id = lot
        and t.owner_id = owner;
    update kernel.allocation a set ended_at = now()
      where a.org_id = company and a.line_id = r.line_id and a.lot_id = lot and a.ended_at is null;
    update kernel.pool k set reserved = k.reserved - v_part
      where k.org_id = company and k.site_id = site and k.lot_id = lot and k.status = 'qualified'
        and k.owner_id = owner;
    v_over := v_over - v_part;
  end loop;
end $$;

-- Promises a line so much, first expiry first, of the pools of a product (or one of its lots) that last long enough.
-- The rows are locked in the order of lots before they are read; none is skipped.
-- r: { lineId, documentId, siteId, productId, lotId?, ownerId, quantity, lastUseOnMin }
-- Error: YJ005 when there is not so much that nobody reserved.
create or replace function kernel.reserve(company uuid, at timestamptz, r jsonb) returns jsonb language plpgsql as $$
declare
  v_left bigint := (r ->> 'quantity')::bigint;
  v_part bigint;
  v_taken jsonb := '[]';
  k record;
begin
  perform 1 from kernel.pool p
    where p.org_id = company and p.site_id = (r ->> 'siteId')::uuid and p.product_id = (r ->> 'productId')::uuid
      and p.status = 'qualified' and p.owner_id = (r ->> 'ownerId')::uuid and p.on_hand > 0
      and (r ->> 'lotId' is null or p.lot_id = (r ->> 'lotId')::uuid)
    order by p.lot_id for no key update;
  for k in select p.lot_id, p.on_hand - p.reserved as free
      from kernel.pool p join kernel.lot l on l.org_id = p.org_id and l.id = p.lot_id
      where p.org_id = company and p.site_id = (r ->> 'siteId')::uuid and p.product_id = (r ->> 'productId')::uuid
        and p.status = 'qualified' and p.owner_id = (r ->> 'ownerId')::uuid and p.on_hand > 0
        and p.on_hand > p.reserved and (r ->> 'lotId' is null or p.lot_id = (r ->> 'lotId')::uuid)
        and (l.last_use_on is null or l.last_use_on >= (r ->> 'lastUseOnMin')::date)
      order by l.last_use_on nulls last, p.lot_id
  loop
    v_part := least(v_left, k.free);
    update kernel.pool p set reserved = p.reserved + v_part
      where p.org_id = company and p.site_id = (r ->> 'siteId')::uuid and p.lot_id = k.lot_id
        and p.status = 'qualified' and p.owner_id = (r ->> 'ownerId')::uuid;
    insert into kernel.reservation as t (org_id, line_id, site_id, lot_id, owner_id, document_id, quantity,
        left_quantity, reserved_at)
      values (company, (r ->> 'lineId')::uuid, (r ->> 'siteId')::uuid, k.lot_id, (r ->> 'ownerId')::uuid,
        (r ->> 'documentId')::uuid, v_part, v_part, at)
      on conflict (org_id, line_id, site_id, lot_id, owner_id) do update
        set quantity = t.quantity + excluded.quantity, left_quantity = t.left_quantity + excluded.left_quantity;
    v_taken := v_taken || jsonb_build_object('reserved', k.lot_id, 'lineId', r ->> 'lineId', 'quantity', v_part);
    v_left := v_left - v_part;
    exit when v_left = 0;
  end loop;
  if v_left > 0 then
    raise exception 'line % lacks %', r ->> 'lineId', v_left using errcode = 'YJ005';
  end if;
  return v_taken;
end $$;

-- Gives back what a line still has reserved.
create or replace function kernel.unreserve(company uuid, line uuid) returns jsonb language plpgsql as $$
declare
  v_given jsonb := '[]';
  t record;
begin
  for t in select r.site_id, r.lot_id, r.owner_id, r.left_quantity from kernel.reservation r
      where r.org_id = company and r.line_id = line and r.left_quantity > 0 order by r.lot_id for no key update
  loop
    update kernel.reservation r set released = r.released + t.left_quantity, left_quantity = 0
      where r.org_id = company and r.line_id = line and r.site_id = t.site_id and r.lot_id = t.lot_id
        and r.owner_id = t.owner_id;
    update kernel.pool k set reserved = k.reserved - t.left_quantity
      where k.org_id = company and k.site_id = t.site_id and k.lot_id = t.lot_id and k.status = 'qualified'
        and k.owner_id = t.owner_id;
    v_given := v_given || jsonb_build_object('unreserved', t.lot_id, 'lineId', line, 'quantity', t.left_quantity);
  end loop;
  return v_given;
end $$;

-- An id as the program makes them: the moment first, then dice.
create or replace function kernel.new_id() returns uuid language sql volatile as $$
  select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
    52, 1), 53, 1), 'hex')::uuid
$$;

-- Tells whoever made a reservation that a line pushed it out: a notice, and a task for today. Answers what was pushed
-- out, and who was told.
create or replace function kernel.tell_displaced(company uuid, line uuid, at timestamptz) returns jsonb
language plpgsql as $$
declare
  v_told jsonb := '[]';
  v_today date;
  v_zh text;
  v_en text;
  r record;
begin
  for r in select t.lot_id, t.line_id, t.document_id, t.displaced_last, d.number, d.created_by, l.number as lot_number
      from kernel.reservation t
      join kernel.document d on d.org_id = t.org_id and d.id = t.document_id
      join kernel.lot l on l.org_id = t.org_id and l.id = t.lot_id
      where t.org_id = company and t.displaced_by = line order by t.line_id, t.lot_id
  loop
    v_zh := format('%s 的预留失去批号 %s 的 %s：货物已停售', r.number, coalesce(r.lot_number, '—'), r.displaced_last);
    v_en := format('%s lost %s of lot %s: the goods were taken out of sale', r.number, r.displaced_last,
      coalesce(r.lot_number, '—'));
    v_today := coalesce(v_today, (select (at at time zone c.time_zone)::date from kernel.company c
      where c.org_id = company and c.id = company));
    insert into kernel.notice (org_id, id, words, person_id, document_id, noticed_at)
      values (company, kernel.new_id(), jsonb_build_object('zh', v_zh, 'en', v_en), r.created_by, r.document_id, at);
    insert into kernel.task (org_id, id, title, person_id, opened_at, due_on, document_id)
      values (company, kernel.new_id(), jsonb_build_object('zh', '另行预留或告知客户：' || v_zh,
        'en', 'reserve other goods or tell the customer: ' || v_en), r.created_by, at, v_today, r.document_id);
    v_told := v_told || jsonb_build_object('displaced', r.lot_id, 'lineId', r.line_id, 'documentId', r.document_id,
      'quantity', r.displaced_last, 'told', r.created_by);
  end loop;
  return v_told;
end $$;
