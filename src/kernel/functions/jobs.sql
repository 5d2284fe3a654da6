-- Adds a job to the company's list and to the queue, in the transaction of who asks. The queue learns ids only.
-- j: { id, name, input }
create or replace function kernel.add_job(company uuid, person uuid, line uuid, at timestamptz, j jsonb)
returns void language plpgsql as $$
begin
  insert into kernel.job (org_id, id, name, input, asked_by, asked_at, line_id, state)
    values (company, (j ->> 'id')::uuid, j ->> 'name', j -> 'input', person, at, line, 'waiting');
  perform graphile_worker.add_job('yanji', json_build_object('org', company, 'id', j ->> 'id'), max_attempts => 1000);
end $$;

-- Begins a run of a job: counts it, and answers what to do, or null when there is nothing to do any more. `starts` is
-- the number of this run: what an older run says later is not heard.
create or replace function kernel.start_job(company uuid, job uuid) returns jsonb language plpgsql as $$
declare
  v_answer jsonb;
begin
  execute format('set local yanji.org_id = %L', company);
  update kernel.job t set state = 'running', starts = t.starts + 1,
      started_at = coalesce(t.started_at, now() + c.clock_offset)
    from kernel.company c
    where t.org_id = company and t.id = job and t.state in ('waiting', 'running')
      and c.org_id = company and c.id = company
    returning jsonb_build_object('name', t.name, 'input', t.input, 'person', t.asked_by, 'starts', t.starts,
        'today', ((now() + c.clock_offset) at time zone c.time_zone)::date)
    into v_answer;
  return v_answer;
end $$;

-- Hears what a run says: how far it is, or how it ended. Answers { isOurs, isCancelled }.
-- said: { state?, done?, of?, words?, result?, trouble? }
create or replace function kernel.tell_job(company uuid, job uuid, run integer, said jsonb)
returns jsonb language plpgsql as $$
declare
  v_cancelled boolean;
begin
  execute format('set local yanji.org_id = %L', company);
  update kernel.job t set
      state = coalesce(said ->> 'state', t.state),
      done_count = coalesce((said ->> 'done')::integer, t.done_count),
      of_count = coalesce((said ->> 'of')::integer, t.of_count),
      words = coalesce(said -> 'words', t.words),
      result = coalesce(said -> 'result', t.result),
      result_file_id = coalesce(said -> 'result' ->> 'fileId', t.result_file_id),
      trouble = coalesce(said -> 'trouble', t.trouble),
      ended_at = case when said ->> 'state' in ('done', 'failed', 'cancelled') then now() + c.clock_offset end
    from kernel.company c
    where t.org_id = company and t.id = job and t.starts = run and t.state = 'running'
      and c.org_id = company and c.id = company
    returning t.cancel_asked_at is not null into v_cancelled;
  return jsonb_build_object('isOurs', found, 'isCancelled', coalesce(v_cancelled, false));
end $$;

-- Starts the scheduled jobs of a company whose time has come, by its own calendar: a nightly one once for each day
-- whose hour has come (for several missed days once; a clock set back starts nothing), one of every few minutes when
-- they have passed and the last has ended. The row's lock lets one program in at a time. Answers the names started.
-- specs: [{ id, name, nightly: 'HH:MM' | everyMinutes: n }]
create or replace function kernel.start_due(company uuid, specs jsonb) returns text[] language plpgsql as $$
declare
  s jsonb;
  at timestamptz;
  local_at timestamp;
  v_on date;
  v_started text[] := '{}';
begin
  execute format('set local yanji.org_id = %L', company);
  select now() + c.clock_offset, (now() + c.clock_offset) at time zone c.time_zone into at, local_at
    from kernel.company c where c.org_id = company and c.id = company;
  for s in select * from jsonb_array_elements(specs) where at is not null loop
    v_on := (local_at - coalesce((s ->> 'nightly')::time, '00:00'::time)::interval)::date;
    insert into kernel.schedule as t (org_id, id, served_on, started_at) values (company, s ->> 'name', v_on, at)
      on conflict (org_id, id) do update set served_on = excluded.served_on, started_at = excluded.started_at
        where case when s ? 'nightly' then t.served_on < excluded.served_on
          else excluded.started_at >= t.started_at + make_interval(mins => (s ->> 'everyMinutes')::integer)
            or excluded.started_at < t.started_at end;
    if found and not (s ? 'everyMinutes' and exists (select 1 from kernel.job o
        where o.org_id = company and o.name = s ->> 'name' and o.state in ('waiting', 'running'))) then
      perform kernel.add_job(company, company, null, at, s || '{"input": {}}');
      v_started := v_started || (s ->> 'name');
    end if;
  end loop;
  return v_started;
end $$;
