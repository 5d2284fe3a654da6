-- Ends a command: files compared, documents and their steps, numbers, reservations, postings, journal line with the
-- digest of every append-only row the command wrote (`wrote`: those of the modules' rows), its place in the sealer's
-- queue, signature. Knows no module. The line of a proposal (`kind`) answers which held command it became: the first
-- document it opened. What the ledger did of itself is told in the answer's `followed`.
-- Errors: YJ003 when a document moved on or what the doer holds changed, YJ004 when the signing ticket is used, stale
-- or for something else,
-- YJ007 when a file that was read changed since, or goods came under a hold that no lock could see.
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
  v_version bigint;
  v_followed jsonb := '[]';
  v_job jsonb;
begin
  if work ? 'personVersion' and not exists (select from kernel.person x
      where x.org_id = company and x.id = person and x.version = (work ->> 'personVersion')::bigint) then
    raise exception 'what person % holds changed meanwhile', person using errcode = 'YJ003';
  end if;
  for d in select * from jsonb_array_elements(work -> 'gates') loop
    select g.version into v_version from kernel.gate g
      where g.org_id = company and g.id = (d ->> 'id')::uuid for no key update;
    if d ? 'version' and v_version is distinct from (d ->> 'version')::bigint then
      raise exception 'file % changed meanwhile', d ->> 'id' using errcode = 'YJ007';
    end if;
    if (d -> 'changes')::boolean then
      update kernel.gate g set version = g.version + 1 where g.org_id = company and g.id = (d ->> 'id')::uuid;
    end if;
  end loop;

  for d in select * from jsonb_array_elements(work -> 'documents') loop
    if d ->> 'from' is null then
      v_number := kernel.next_number(company, d);
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

  for p in select * from jsonb_array_elements(work -> 'unreserves') loop
    v_followed := v_followed || kernel.unreserve(company, (p #>> '{}')::uuid);
  end loop;
  for p in select * from jsonb_array_elements(work -> 'reserves') loop
    v_followed := v_followed || kernel.reserve(company, at, p);
  end loop;

  for p in select * from jsonb_array_elements(work -> 'postings') loop
    v_movement := kernel.post(company, line, person, at, work ->> 'act', p);
    v_movements := v_movements || v_movement;
    if v_movement.to_status <> p ->> 'toStatus' then
      v_followed := v_followed || jsonb_build_object('held', v_movement.id, 'lotId', v_movement.lot_id,
        'quantity', v_movement.quantity, 'status', v_movement.to_status);
    end if;
    if jsonb_array_length(p -> 'unitIds') > 0 then
      v_units := v_units || jsonb_build_object(p ->> 'id', kernel.units_digest(company, (p ->> 'id')::uuid,
        array(select jsonb_array_elements_text(p -> 'unitIds'))::uuid[]));
    end if;
  end loop;

  if work ->> 'act' in ('hold', 'recall') then
    for d in select * from jsonb_array_elements(work -> 'holds') loop
      if kernel.escapes(company, d ->> 'kind', d ->> 'scope', (d ->> 'scopeId')::uuid) then
        raise exception 'goods came under hold % meanwhile', d ->> 'id' using errcode = 'YJ007';
      end if;
    end loop;
  end if;
  if exists (select from unnest(v_movements) m where m.from_status = 'qualified' and m.to_status <> 'qualified') then
    v_followed := v_followed || kernel.tell_displaced(company, line, at);
  end if;

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
    'output', work -> 'output') || case when v_followed = '[]' then '{}'::jsonb
    else jsonb_build_object('followed', v_followed) end;
  if work ->> 'kind' = 'proposal' then
    v_answer := v_answer || jsonb_build_object('held', jsonb_build_object('id', v_documents -> 0 -> 'id',
      'number', v_documents -> 0 -> 'number'));
  end if;
  if work ? 'jobs' then
    v_answer := v_answer || jsonb_build_object('jobs',
      (select jsonb_agg(j - 'input' order by j ->> 'id') from jsonb_array_elements(work -> 'jobs') j));
  end if;
  insert into kernel.journal_line (org_id, id, kind, command_id, command, person_id, session_id, came_from, recorded_at,
      input_digest, asked, checked, changed, answer, wrote)
    values (company, line, work ->> 'kind', (work ->> 'commandId')::uuid, work ->> 'command', person,
      (work ->> 'sessionId')::uuid, work ->> 'cameFrom', at, work ->> 'inputDigest', work -> 'asked', work -> 'checked',
      work -> 'changed', v_answer, v_wrote);
  insert into kernel.unsealed (org_id, line_id) values (company, line);
  insert into kernel.timeline (org_id, document_id, line_id)
    select company, t::uuid, line from jsonb_array_elements_text(work -> 'tellsOf') t;
  for v_job in select * from jsonb_array_elements(work -> 'jobs') loop
    perform kernel.add_job(company, person, line, at, v_job);
  end loop;

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
