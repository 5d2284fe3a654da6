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
  v_job jsonb;
begin
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
  if work ? 'jobs' then
    v_answer := v_answer || jsonb_build_object('jobs',
      (select jsonb_agg(j - 'input' order by j ->> 'id') from jsonb_array_elements(work -> 'jobs') j));
  end if;
  insert into kernel.journal_line (org_id, id, kind, command_id, command, person_id, session_id, came_from, recorded_at,
      input_digest, asked, checked, changed, answer, wrote)
    values (company, line, 'command', (work ->> 'commandId')::uuid, work ->> 'command', person,
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
