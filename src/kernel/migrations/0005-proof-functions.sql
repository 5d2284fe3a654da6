-- The two ends of a command again: lines know their kind and what they wrote, and wait for the sealer.

-- As before; besides, the transaction's time zone is UTC, and only a command answers for its id.
create or replace function kernel.enter(ask jsonb) returns jsonb language plpgsql as $$
declare
  company uuid := (ask ->> 'org')::uuid;
  actor jsonb;
  seen jsonb;
  clock jsonb;
  documents uuid[];
  gates uuid[];
  lots uuid[];
begin
  execute format('set local yanji.org_id = %L', company);
  set local timezone = 'UTC'; -- What is digested is written the same wherever the server stands.

  select jsonb_build_object('personId', p.id, 'name', p.name, 'sessionId', s.id,
      'mustChoosePassword', coalesce(l.must_choose_password, false),
      'positions', (select coalesce(jsonb_agg(h.position order by h.position), '[]')
        from kernel.position_holding h where h.org_id = company and h.person_id = p.id))
    into actor
    from kernel.person p
    left join kernel.session s on s.id = (ask ->> 'session')::uuid and s.org_id = company and s.person_id = p.id
      and s.secret_digest = ask ->> 'secretDigest' and s.ended_at is null and s.expires_at > now()
    left join kernel.login l on l.id = s.login_id
    where p.org_id = company
      and p.id = coalesce((ask ->> 'person')::uuid,
        (select x.person_id from kernel.session x where x.id = (ask ->> 'session')::uuid and x.org_id = company))
      and (s.id is not null or ask ? 'person');

  select jsonb_build_object('now', now() + c.clock_offset,
      'today', ((now() + c.clock_offset) at time zone c.time_zone)::date, 'company', c.name)
    into clock
    from kernel.company c where c.org_id = company and c.id = company;

  if actor is not null and (ask ? 'documents' or ask ? 'lots' or ask ? 'lotKeys' or ask ? 'gates') then
    documents := array(select jsonb_array_elements_text(ask -> 'documents'))::uuid[];
    perform 1 from kernel.document d
      where d.org_id = company and d.id = any (documents) order by d.id for no key update;

    gates := array(select jsonb_array_elements_text(ask -> 'gates'))::uuid[]
      || array(select (k ->> 'product')::uuid from jsonb_array_elements(ask -> 'lotKeys') k
        where not exists (select 1 from kernel.lot l
          where l.org_id = company and l.product_id = (k ->> 'product')::uuid and l.number = k ->> 'number'));
    perform 1 from kernel.gate g where g.org_id = company and g.id = any (gates) order by g.id for no key update;

    lots := array(select jsonb_array_elements_text(ask -> 'lots'))::uuid[]
      || array(select dl.lot_id from kernel.document_lot dl
        where dl.org_id = company and dl.document_id = any (documents))
      || array(select l.id from jsonb_array_elements(ask -> 'lotKeys') k
        join kernel.lot l on l.org_id = company and l.product_id = (k ->> 'product')::uuid
          and (l.number = k ->> 'number' or l.number is null and k ->> 'number' is null));
    perform 1 from kernel.lot l where l.org_id = company and l.id = any (lots) order by l.id for no key update;
  end if;

  -- After the locks: the same id sent twice at once waits here for the first, and then sees its answer.
  if ask ? 'commandId' then
    select jsonb_build_object('personId', j.person_id, 'command', j.command, 'digest', j.input_digest,
        'answer', j.answer)
      into seen
      from kernel.journal_line j
      where j.org_id = company and j.command_id = (ask ->> 'commandId')::uuid and j.kind = 'command';
  end if;

  return jsonb_build_object('actor', actor, 'clock', clock, 'seen', seen);
end $$;

-- Moves a quantity of an intake from one account to another: both balances, the units' accounts. Answers the movement,
-- which kernel.finish stores under its line: the line must first say what it is.
-- Errors: YJ001 when the account does not hold so much, YJ002 when a unit does not stand where it should.
drop function kernel.post(uuid, uuid, uuid, timestamptz, jsonb);
create function kernel.post(company uuid, line uuid, person uuid, at timestamptz, p jsonb) returns kernel.movement
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

-- Ends a command: documents and their steps, postings, numbers, journal line with the digest of every append-only row
-- the command wrote (`wrote`: those of the modules' rows), its place in the sealer's queue, signature. Knows no module.
-- Errors: YJ003 when a document moved on meanwhile, YJ004 when the signing ticket is used, stale or for something else.
create or replace function kernel.finish(work jsonb) returns jsonb language plpgsql as $$
declare
  company uuid := (work ->> 'org')::uuid;
  person uuid := (work ->> 'personId')::uuid;
  line uuid := (work ->> 'lineId')::uuid;
  at timestamptz := (work ->> 'recordedAt')::timestamptz;
  d jsonb;
  p jsonb;
  v_lot text;
  v_number text;
  v_documents jsonb := '[]';
  v_answer jsonb;
  v_proved timestamptz;
  v_lots jsonb := '{}';
  v_units jsonb := '{}';
  v_movements kernel.movement[] := '{}';
  v_movement kernel.movement;
  v_signature kernel.signature;
  v_wrote jsonb;
  v_unit text;
begin
  for d in select * from jsonb_array_elements(work -> 'documents') loop
    if d ->> 'from' is null then
      v_number := kernel.next_number(company, d ->> 'numberPrefix');
      insert into kernel.document (org_id, id, kind, number, state, version, counterparty_id, site_id,
          created_by, created_at, changed_by, changed_at)
        values (company, (d ->> 'id')::uuid, d ->> 'kind', v_number, d ->> 'to', 1,
          (d ->> 'counterpartyId')::uuid, (d ->> 'siteId')::uuid, person, at, person, at);
    else
      update kernel.document t
        set state = d ->> 'to', version = t.version + 1, changed_by = person, changed_at = at
        where t.org_id = company and t.id = (d ->> 'id')::uuid
          and t.state = d ->> 'from' and t.version = (d ->> 'version')::integer
        returning t.number into v_number;
      if not found then
        raise exception 'document % moved on', d ->> 'id' using errcode = 'YJ003';
      end if;
    end if;
    for v_lot in select * from jsonb_array_elements_text(d -> 'lotIds') loop
      insert into kernel.document_lot (org_id, document_id, lot_id) values (company, (d ->> 'id')::uuid, v_lot::uuid);
      v_lots := v_lots || jsonb_build_object((d ->> 'id') || '/' || v_lot, kernel.row_digest(
        jsonb_build_object('org_id', company, 'document_id', d ->> 'id', 'lot_id', v_lot)));
    end loop;
    v_documents := v_documents || jsonb_build_object('id', d ->> 'id', 'kind', d ->> 'kind', 'number', v_number,
      'state', d ->> 'to');
  end loop;

  for p in select * from jsonb_array_elements(work -> 'postings') loop
    v_movements := v_movements || kernel.post(company, line, person, at, p);
    if jsonb_array_length(p -> 'unitIds') > 0 then
      v_units := v_units || jsonb_build_object(p ->> 'id', kernel.units_digest(company, (p ->> 'id')::uuid,
        array(select jsonb_array_elements_text(p -> 'unitIds'))::uuid[]));
    end if;
  end loop;

  if work ? 'signature' then
    delete from kernel.signing_ticket t
      where t.id = (work -> 'signature' ->> 'ticketId')::uuid and t.session_id = (work ->> 'sessionId')::uuid
        and t.command_id = (work ->> 'commandId')::uuid and t.digest = work ->> 'inputDigest' and t.expires_at > now()
      returning t.proved_at into v_proved;
    if not found then
      raise exception 'no valid signing ticket' using errcode = 'YJ004';
    end if;
    v_signature := row(company, (work -> 'signature' ->> 'id')::uuid, line, person, work -> 'signature' ->> 'name',
      work -> 'signature' ->> 'meaningZh', work -> 'signature' ->> 'meaningEn', v_proved, at,
      work -> 'signature' ->> 'digest')::kernel.signature;
  end if;

  v_wrote := coalesce(work -> 'wrote', '{}') || jsonb_build_object('kernel.document_lot', v_lots,
    'kernel.movement', (select coalesce(jsonb_object_agg(m.id, kernel.row_digest(to_jsonb(m))), '{}')
      from unnest(v_movements) m),
    'kernel.movement_unit', v_units,
    'kernel.signature', case when work ? 'signature'
      then jsonb_build_object(v_signature.id, kernel.row_digest(to_jsonb(v_signature))) else '{}' end);
  select coalesce(jsonb_object_agg(w.key, kernel.bundled(w.value)), '{}') into v_wrote
    from jsonb_each(v_wrote) w where w.value <> '{}';

  v_answer := jsonb_build_object('lineId', line, 'recordedAt', work ->> 'recordedAt', 'documents', v_documents,
    'output', work -> 'output');
  insert into kernel.journal_line (org_id, id, kind, command_id, command, person_id, session_id, came_from, recorded_at,
      input_digest, asked, checked, changed, answer, wrote)
    values (company, line, 'command', (work ->> 'commandId')::uuid, work ->> 'command', person,
      (work ->> 'sessionId')::uuid, work ->> 'cameFrom', at, work ->> 'inputDigest', work -> 'asked', work -> 'checked',
      work -> 'changed', v_answer, v_wrote);
  insert into kernel.unsealed (org_id, line_id) values (company, line);

  foreach v_movement in array v_movements loop
    insert into kernel.movement values (v_movement.*);
  end loop;
  for p in select * from jsonb_array_elements(work -> 'postings') loop
    for v_unit in select * from jsonb_array_elements_text(p -> 'unitIds') loop
      insert into kernel.movement_unit (org_id, movement_id, unit_id)
        values (company, (p ->> 'id')::uuid, v_unit::uuid);
    end loop;
  end loop;
  if work ? 'signature' then
    insert into kernel.signature values (v_signature.*);
  end if;

  return v_answer;
end $$;
