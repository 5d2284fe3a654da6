-- zh: 更正逆着所更正的流转，且不多于它
-- en: a correction goes the other way of what it corrects, is of the same intake, and of no more
select c.id from kernel.movement c
join kernel.movement m on m.org_id = c.org_id and m.id = c.corrects_id
where c.intake_id <> m.intake_id or c.quantity > m.quantity or m.corrects_id is not null
  or (c.from_location_id, c.from_status) <> (m.to_location_id, m.to_status) or c.to_location_id <> m.from_location_id
