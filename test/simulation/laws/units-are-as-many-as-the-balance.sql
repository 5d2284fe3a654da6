-- zh: 按序列号管理的批，件数等于余额
-- en: an intake kept by serial number has as many units in an account as its balance says
with counted as (
  select u.org_id, u.intake_id, u.location_id, u.status, u.beneath, u.owner_id, count(*) as quantity
  from kernel.serial_unit u
  -- What a corrected receipt sent back to the supplier is a unit of nobody's balance.
  join kernel.location p on p.org_id = u.org_id and p.id = u.location_id and p.side <> 'supplier'
  group by u.org_id, u.intake_id, u.location_id, u.status, u.beneath, u.owner_id)
select coalesce(b.intake_id, c.intake_id) as intake_id
from (select b.* from kernel.balance b
  join kernel.lot l on l.org_id = b.org_id and l.id = b.lot_id
  where l.is_by_serial and b.side <> 'supplier' and b.quantity <> 0) b
full join counted c using (org_id, intake_id, location_id, status, beneath, owner_id)
where b.quantity is distinct from c.quantity
