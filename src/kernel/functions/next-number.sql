-- Takes the next number of a document without gaps, as the setting of its kind says on its day; rows stay locked until
-- commit. d: { kind, siteId, prefix, today }. Two counts run: one for as long as the count goes on, one for all numbers
-- that begin alike. The next is after both, so no change of the setting ever gives a number twice.
drop function if exists kernel.next_number(uuid, text);
create or replace function kernel.next_number(company uuid, d jsonb) returns text language plpgsql as $$
declare
  v_day date := (d ->> 'today')::date;
  v_rule jsonb;
  v_period text;
  v_stem text;
  v_last integer;
  v_next integer;
begin
  select version.value into v_rule
    from (values (1, '/site/' || (d ->> 'siteId')), (2, '/company/')) place (rank, key)
    cross join lateral (select v.value from kernel.setting_version v
      where v.org_id = company and v.key = 'kernel.numbering.' || (d ->> 'kind') || place.key and v.counts_from <= v_day
      order by v.counts_from desc, v.number desc limit 1) version
    where version.value is not null
    order by place.rank limit 1;
  v_rule := coalesce(v_rule,
    jsonb_build_object('prefix', d ->> 'prefix', 'date', 'day', 'digits', 4, 'restarts', 'daily'));
  v_period := (v_rule ->> 'prefix') || case v_rule ->> 'restarts' when 'daily' then to_char(v_day, 'YYYYMMDD')
    when 'monthly' then to_char(v_day, 'YYYYMM') when 'yearly' then to_char(v_day, 'YYYY') else '' end;
  v_stem := (v_rule ->> 'prefix') || case v_rule ->> 'date' when 'day' then to_char(v_day, 'YYYYMMDD')
    when 'month' then to_char(v_day, 'YYYYMM') when 'year' then to_char(v_day, 'YYYY') else '' end;

  insert into kernel.number_counter as c (org_id, id, last) values (company, v_period, 1)
    on conflict (org_id, id) do update set last = c.last + excluded.last
    returning last into v_last;
  if v_stem <> v_period then
    insert into kernel.number_counter as c (org_id, id, last) values (company, v_stem, v_last)
      on conflict (org_id, id) do update set last = greatest(c.last + 1, excluded.last)
      returning last into v_next;
    if v_next > v_last then
      update kernel.number_counter c set last = v_next where c.org_id = company and c.id = v_period;
      v_last := v_next;
    end if;
  end if;
  return v_stem || '-' || lpad(v_last::text, greatest((v_rule ->> 'digits')::integer, length(v_last::text)), '0');
end $$;
