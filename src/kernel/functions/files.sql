-- Every table that refers to kernel.file, with its column: whatever module it is of.
create or replace function kernel.tables_of_files() returns table (of_table text, of_column text, is_proved boolean)
language sql stable as $$
  select k.conrelid::regclass::text, a.attname::text,
    coalesce(obj_description(k.conrelid, 'pg_class') like 'tenant, append-only:%', false)
  from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[2]
  where k.contype = 'f' and k.confrelid = 'kernel.file'::regclass
  order by 1, 2
$$;

-- Forgets files that were uploaded before a moment and that nothing refers to, and answers which. In the caller's
-- transaction: it removes the bytes before it commits, and an upload of the same content waits for it.
create or replace function kernel.forget_files(company uuid, before timestamptz) returns setof text
language plpgsql as $$
declare
  v_used text;
begin
  execute format('set local yanji.org_id = %L', company);
  select string_agg(format(' and not exists (select 1 from %s u where u.org_id = $1 and u.%I = f.id)',
      t.of_table, t.of_column), '') into v_used from kernel.tables_of_files() t;
  return query execute 'delete from kernel.file f where f.org_id = $1 and f.uploaded_at < $2' || coalesce(v_used, '')
    || ' returning f.id' using company, before;
end $$;
