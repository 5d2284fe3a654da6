-- Begins a transaction for a company: sets it for row-level security, says who asks, answers what this command id
-- already answered, and takes the locks in one order: documents, gates of lots that are not on file yet, lots.
-- ask: { org, session?, secretDigest?, person?, commandId?, documents?: [], lots?: [], places?: [],
--   scopes?: [{scope, id}], holds?: [], lotKeys?: [{product, number}] }
create or replace function kernel.enter(ask jsonb) returns jsonb language plpgsql as $$
declare
  company uuid := (ask ->> 'org')::uuid;
  actor jsonb;
  seen jsonb;
  clock jsonb;
  day date;
  documents uuid[];
  gates uuid[];
  gate uuid;
  lots uuid[];
  scopes jsonb;
begin
  execute format('set local yanji.org_id = %L', company);
  set local timezone = 'UTC'; -- What is digested is written the same wherever the server stands.

  select jsonb_build_object('now', now() + c.clock_offset,
      'today', ((now() + c.clock_offset) at time zone c.time_zone)::date, 'company', c.name,
      'isLive', c.live_since is not null)
    into clock
    from kernel.company c where c.org_id = company and c.id = company;
  day := (clock ->> 'today')::date;

  select jsonb_build_object('personId', p.id, 'name', p.name, 'version', p.version, 'sessionId', s.id,
      'mustChoosePassword', coalesce(l.must_choose_password, false),
      'holdings', kernel.holdings_of(company, p.id, day))
    into actor
    from kernel.person p
    left join kernel.session s on s.id = (ask ->> 'session')::uuid and s.org_id = company and s.person_id = p.id
      and s.secret_digest = ask ->> 'secretDigest' and s.ended_at is null and s.expires_at > now()
    left join kernel.login l on l.id = s.login_id
    where p.org_id = company
      and p.id = coalesce((ask ->> 'person')::uuid,
        (select x.person_id from kernel.session x where x.id = (ask ->> 'session')::uuid and x.org_id = company))
      and (s.id is not null or ask ? 'person');

  if actor is not null and ask ?| array['documents', 'lots', 'places', 'lotKeys', 'scopes', 'holds'] then
    documents := array(select jsonb_array_elements_text(ask -> 'documents'))::uuid[];
    perform 1 from kernel.document d
      where d.org_id = company and d.id = any (documents) order by d.id for no key update;

    scopes := coalesce(ask -> 'scopes', '[]');
    if ask ? 'holds' then
      scopes := scopes || (select coalesce(jsonb_agg(jsonb_build_object('scope', h.scope, 'id', h.scope_id)), '[]')
        from kernel.hold h where h.org_id = company
          and h.id = any (array(select jsonb_array_elements_text(ask -> 'holds'))::uuid[]));
    end if;
    gates := array(select (s ->> 'id')::uuid from jsonb_array_elements(scopes) s where s ->> 'scope' = 'product')
      || array(select (k ->> 'product')::uuid from jsonb_array_elements(ask -> 'lotKeys') k
        where not exists (select 1 from kernel.lot l
          where l.org_id = company and l.product_id = (k ->> 'product')::uuid and l.number = k ->> 'number'));
    for gate in select distinct g.id from kernel.gate g where g.org_id = company and g.id = any (gates) order by 1 loop
      insert into kernel.lot_gate (org_id, id) values (company, gate) on conflict do nothing;
      perform 1 from kernel.lot_gate g where g.org_id = company and g.id = gate for no key update;
    end loop;

    lots := array(select jsonb_array_elements_text(ask -> 'lots'))::uuid[]
      || array(select b.lot_id from kernel.balance b
        where b.org_id = company and b.quantity <> 0
          and b.location_id = any (array(select jsonb_array_elements_text(ask -> 'places'))::uuid[]))
      || array(select dl.lot_id from kernel.document_lot dl
        where dl.org_id = company and dl.document_id = any (documents))
      || array(select r.lot_id from kernel.reservation r
        where r.org_id = company and r.document_id = any (documents) and r.left_quantity > 0)
      || array(select u from jsonb_array_elements(scopes) s,
        kernel.lots_under(company, s ->> 'scope', (s ->> 'id')::uuid) u)
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
      where j.org_id = company and j.command_id = (ask ->> 'commandId')::uuid
        and j.kind in ('command', 'proposal');
  end if;

  return jsonb_build_object('actor', actor, 'clock', clock, 'seen', seen);
end $$;
