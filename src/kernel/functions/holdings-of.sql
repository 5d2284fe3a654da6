-- What somebody holds on a day: their own positions, and those of holders they stand in for; each with its scope and,
-- where the company has a version of its own, with what that version is called and permits.
create or replace function kernel.holdings_of(company uuid, person uuid, day date) returns jsonb
language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('position', h.position, 'sites', h.sites, 'parties', h.parties,
      'categories', h.categories, 'for', h.for_whom, 'version', (
        select jsonb_build_object('number', v.number, 'title', jsonb_build_object('zh', v.title_zh, 'en', v.title_en),
          'may', v.may)
        from kernel.position_version v
        where v.org_id = company and v.position = h.position and v.from_on <= day
        order by v.from_on desc, v.number desc limit 1)) order by h.position, h.id), '[]')
  from (
    select own.id, own.position, own.sites, own.parties, own.categories, null::jsonb as for_whom
    from kernel.position_holding own
    where own.org_id = company and own.person_id = person and own.ended_at is null
      and day between own.from_on and coalesce(own.until_on, 'infinity')
    union all
    select d.id, its.position, its.sites, its.parties, its.categories,
      jsonb_build_object('personId', holder.id, 'name', holder.name)
    from kernel.deputyship d
    join kernel.position_holding its on its.org_id = d.org_id and its.id = d.holding_id
    join kernel.person holder on holder.org_id = its.org_id and holder.id = its.person_id
    where d.org_id = company and its.org_id = company and holder.org_id = company and d.person_id = person
      and d.ended_at is null and day between d.from_on and d.until_on
      and its.ended_at is null and day between its.from_on and coalesce(its.until_on, 'infinity')
  ) h
$$;
