-- The journal as a log nobody can rewrite unseen: every line says what rows its command wrote, waits in a queue, and is
-- sealed behind the writes as a leaf of an RFC 6962 tree whose root is signed (src/kernel/sealer.ts, verify.ts).

alter table kernel.journal_line
  add column kind text not null default 'command'
    constraint journal_line_kind check (kind in ('command', 'refusal', 'access')),
  add column wrote jsonb not null default '{}',
  drop constraint command_happens_once,
  alter column command_id drop not null,
  add constraint journal_line_has_command check (kind = 'access' or command_id is not null);
create unique index command_happens_once on kernel.journal_line (org_id, command_id) where kind = 'command';
comment on table kernel.journal_line is
  'tenant, append-only: 操作日志; one line per command (also its idempotency row), per refusal, per access';

-- A queue, not a cursor: a line that commits late simply appears later. Class local, since the sealer asks which
-- companies have work before it is in any company.
create table kernel.unsealed (
  org_id uuid not null,
  line_id uuid not null,
  primary key (org_id, line_id)
);
comment on table kernel.unsealed is 'local: journal lines that wait for the sealer';

create table kernel.log_head (
  org_id uuid not null primary key,
  size bigint not null constraint log_head_size check (size >= 0),
  peaks jsonb not null
);
comment on table kernel.log_head is
  'local: the right edge of a company''s tree; its lock lets one sealer in at a time';

create table kernel.log_leaf (
  org_id uuid not null,
  position bigint not null constraint log_leaf_position check (position >= 0),
  line_id uuid not null,
  leaf_hash text not null,
  primary key (org_id, position),
  constraint line_is_sealed_once unique (org_id, line_id),
  constraint log_leaf_of_line foreign key (org_id, line_id) references kernel.journal_line (org_id, id)
);
comment on table kernel.log_leaf is
  'tenant, append-only: 日志叶; the hash of each journal line, in the order of sealing';

create table kernel.checkpoint (
  org_id uuid not null,
  size bigint not null constraint checkpoint_size check (size > 0),
  note text not null,
  verifier_key text not null,
  sealed_at timestamptz not null default now(),
  primary key (org_id, size)
);
comment on table kernel.checkpoint is
  'tenant, append-only: 检查点; size and root of the log, signed (C2SP tlog-checkpoint), and whose key it was';

-- SHA-256 of a row as stored. Nulls are left out, so that a column added later leaves old digests as they are. The
-- caller's time zone must be UTC.
create function kernel.row_digest(stored jsonb) returns text language sql immutable parallel safe
as $$ select encode(sha256(convert_to(jsonb_strip_nulls(stored)::text, 'UTF8')), 'hex') $$;

-- The digest of the units of one movement: its rows of kernel.movement_unit in the order of the units.
create function kernel.units_digest(company uuid, movement uuid, units uuid[]) returns text language sql immutable
as $$
  select encode(sha256(convert_to(string_agg(jsonb_build_object('org_id', company, 'movement_id', movement,
    'unit_id', u)::text, E'\n' order by u), 'UTF8')), 'hex') from unnest(units) u
$$;

-- What a line says of the rows of one table: each with its digest; of more than a hundred the ids and one digest.
create function kernel.bundled(found jsonb) returns jsonb language sql immutable
as $$
  select case when count(*) <= 100 then found else jsonb_build_object(
      'ids', jsonb_agg(f.key order by f.key collate "C"),
      'digest', encode(sha256(convert_to(string_agg(f.value, '' order by f.key collate "C"), 'UTF8')), 'hex')) end
  from jsonb_each_text(found) f
$$;

-- The append-only tables that lines answer for: all but the log itself.
create function kernel.answered_tables() returns setof text language sql stable
as $$
  select format('%I.%I', n.nspname, c.relname)
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and obj_description(c.oid, 'pg_class') like 'tenant, append-only:%'
    and not (n.nspname = 'kernel' and c.relname in ('journal_line', 'log_leaf', 'checkpoint'))
  order by 1
$$;

-- Every row of such a table with its digest, as a line names it: by its key without the company; units by movement.
create function kernel.digests(of_table text, company uuid) returns table (id text, digest text)
language plpgsql stable set timezone = 'UTC' as $$
declare
  v_key text;
begin
  select string_agg(format('t.%I::text', a.attname), ' || ''/'' || ' order by k.at) into v_key
    from pg_index i cross join unnest(i.indkey::int2[]) with ordinality k (number, at)
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
    where i.indrelid = of_table::regclass and i.indisprimary and a.attname <> 'org_id'
      and (of_table <> 'kernel.movement_unit' or a.attname = 'movement_id');
  return query execute format(
    'select %1$s, encode(sha256(convert_to(string_agg(s.stored, E''\n'' order by s.stored collate "C"), ''UTF8'')),
       ''hex'')
     from %2$s t cross join lateral (select jsonb_strip_nulls(to_jsonb(t))::text as stored) s
     where t.org_id = $1 group by %1$s order by 1', v_key, of_table) using company;
end $$;

-- Leaves a line that is no command: a refusal or an access. Its own transaction; sets the company itself.
-- said: { org, lineId, kind, command, commandId?, person? or session and secretDigest, cameFrom, inputDigest, asked,
--   answer }
create function kernel.leave_line(said jsonb) returns void language plpgsql as $$
declare
  company uuid := (said ->> 'org')::uuid;
  line uuid := (said ->> 'lineId')::uuid;
  person uuid;
  at timestamptz;
begin
  execute format('set local yanji.org_id = %L', company);
  person := coalesce((said ->> 'person')::uuid, (select s.person_id from kernel.session s
    where s.id = (said ->> 'session')::uuid and s.org_id = company and s.secret_digest = said ->> 'secretDigest'));
  select now() + c.clock_offset into at from kernel.company c where c.org_id = company and c.id = company;
  insert into kernel.journal_line (org_id, id, kind, command_id, command, person_id, session_id, came_from,
      recorded_at, input_digest, asked, checked, changed, answer, wrote)
    values (company, line, said ->> 'kind', (said ->> 'commandId')::uuid, said ->> 'command', person,
      (said ->> 'session')::uuid, said ->> 'cameFrom', at, said ->> 'inputDigest', said -> 'asked', '{}', '[]',
      said -> 'answer', '{}');
  insert into kernel.unsealed (org_id, line_id) values (company, line);
end $$;

-- Companies older than the log: one line answers for every row there is, and all lines go into the queue.
do $$
declare
  c record;
  t text;
  v_wrote jsonb;
begin
  for c in select o.org_id, (select p.id from kernel.person p where p.org_id = o.org_id order by p.id limit 1) as person
      from kernel.company o loop
    v_wrote := '{}';
    for t in select * from kernel.answered_tables() loop
      v_wrote := v_wrote || coalesce((select jsonb_build_object(t, kernel.bundled(jsonb_object_agg(d.id, d.digest)))
        from kernel.digests(t, c.org_id) d having count(*) > 0), '{}');
    end loop;
    insert into kernel.journal_line (org_id, id, kind, command, person_id, came_from, recorded_at, input_digest, asked,
        checked, changed, answer, wrote)
      values (c.org_id, gen_random_uuid(), 'access', 'kernel.beginLog', c.person, 'migration', now(), '', '{}', '{}',
        '[]', '{}', v_wrote);
  end loop;
  insert into kernel.unsealed (org_id, line_id) select j.org_id, j.id from kernel.journal_line j;
end $$;
