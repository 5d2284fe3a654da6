-- zh: 余额等于移入减移出
-- en: a balance is what its movements brought less what they took
with moved as (
  select org_id, intake_id, location_id, status, beneath, owner_id, sum(quantity) as quantity from (
    select m.org_id, m.intake_id, m.from_location_id as location_id, m.from_status as status,
      coalesce(m.from_beneath, m.from_status) as beneath, coalesce(m.from_owner_id, i.owner_id) as owner_id,
      -m.quantity as quantity
      from kernel.movement m join kernel.intake i on i.org_id = m.org_id and i.id = m.intake_id
    union all
    select m.org_id, m.intake_id, m.to_location_id, m.to_status, coalesce(m.to_beneath, m.to_status),
      coalesce(m.to_owner_id, i.owner_id), m.quantity
      from kernel.movement m join kernel.intake i on i.org_id = m.org_id and i.id = m.intake_id
  ) each_side group by org_id, intake_id, location_id, status, beneath, owner_id)
select coalesce(b.intake_id, m.intake_id) as intake_id
from kernel.balance b full join moved m using (org_id, intake_id, location_id, status, beneath, owner_id)
where b.quantity is distinct from m.quantity and coalesce(b.quantity, 0) <> coalesce(m.quantity, 0)
