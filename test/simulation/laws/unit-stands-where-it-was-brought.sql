-- zh: 每件货物在最后一次移动的去处
-- en: a unit stands where its last movement brought it
select u.id from kernel.serial_unit u
cross join lateral (select m.to_location_id, m.to_status from kernel.movement_unit mu
  join kernel.movement m on m.org_id = mu.org_id and m.id = mu.movement_id
  where mu.org_id = u.org_id and mu.unit_id = u.id order by m.id desc limit 1) last
where (u.location_id, u.status) is distinct from (last.to_location_id, last.to_status)
