-- zh: 容器与所在位置同仓同区，且在最后一次移动的去处
-- en: a container is of the site and zone of the place it stands in, and stands where it was last carried
select c.id from kernel.location c
join kernel.location p on p.org_id = c.org_id and p.id = c.parent_id
where c.sscc is not null and ((c.site_id, c.zone) is distinct from (p.site_id, p.zone) or p.sscc is not null
  or c.parent_id is distinct from (select m.to_location_id from kernel.container_move m
    where m.org_id = c.org_id and m.container_id = c.id order by m.id desc limit 1))
