-- Run by the owner after every migration: rights and row-level security follow from each table's comment alone. The
-- queue's schema is graphile-worker's own: it holds ids only, and the program works in it whole.
do $$
declare
  t record;
  s record;
begin
  for s in select nspname from pg_namespace
      where nspname !~ '^(pg_|information_schema$|public$)' loop
    execute format('grant usage on schema %I to yanji_app', s.nspname);
    execute format('grant execute on all functions in schema %I to yanji_app', s.nspname);
  end loop;
  for t in
    select n.nspname, c.relname, obj_description(c.oid, 'pg_class') as about
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema$|public$|graphile_worker$)'
  loop
    execute format('revoke all on %I.%I from yanji_app', t.nspname, t.relname);
    if t.about like 'tenant%' then
      execute format('alter table %I.%I enable row level security', t.nspname, t.relname);
      execute format('drop policy if exists one_company on %I.%I', t.nspname, t.relname);
      execute format('create policy one_company on %I.%I using (org_id = kernel.company())', t.nspname, t.relname);
    end if;
    execute format('grant %s on %I.%I to yanji_app',
      case
        when t.about like 'tenant, append-only:%' then 'select, insert'
        when t.about like 'tenant:%' then 'select, insert, update'
        when t.about like 'local:%' then 'select, insert, update, delete'
        when t.about like 'reference:%' then 'select'
        else format('nothing_because_unclassed_%s', t.relname)
      end, t.nspname, t.relname);
  end loop;
  for t in select c.relname from pg_class c where c.relkind = 'r' and c.relnamespace = 'graphile_worker'::regnamespace
  loop
    execute format('grant select, insert, update, delete on graphile_worker.%I to yanji_app', t.relname);
    execute format('drop policy if exists whole on graphile_worker.%I', t.relname);
    execute format('create policy whole on graphile_worker.%I to yanji_app using (true)', t.relname);
  end loop;
  revoke insert, update, delete on kernel.migration from yanji_app;
  revoke update on kernel.company from yanji_app;
  grant update (live_since) on kernel.company to yanji_app;
end $$;
