-- zh: 发给购货者的货物当时合格、在有效期内
-- en: nothing went to a customer that was not qualified and in date at that moment
select m.id from kernel.movement m
join kernel.location f on f.org_id = m.org_id and f.id = m.from_location_id
join kernel.location t on t.org_id = m.org_id and t.id = m.to_location_id
join kernel.lot l on l.org_id = m.org_id and l.id = m.lot_id
join kernel.company c on c.org_id = m.org_id and c.id = m.org_id
where f.side = 'inside' and t.side = 'customer'
  and (m.from_status <> 'qualified' or l.last_use_on < (m.recorded_at at time zone c.time_zone)::date)
