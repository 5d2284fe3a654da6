-- zh: 余额等于移入减移出
-- en: a balance is what its movements brought less what they took
with moved as (
  select org_id, intake_id, location_id, status, sum(quantity) as quantity from (
    select m.org_id, m.intake_id, m.from_location_id as location_id, m.from_status as status,
      -m.quantity as quantity
      from kernel.movement m
    union all
    select m.org_id, m.intake_id, m.to_location_id, m.to_status, m.quantity from kernel.movement m
  ) each_side group by org_id, intake_id, location_id, status)
select coalesce(b.intake_id, m.intake_id) as intake_id
from kernel.balance b full join moved m using (org_id, intake_id, location_id, status)
where b.quantity is distinct from m.quantity and coalesce(b.quantity, 0) <> coalesce(m.quantity, 0)
