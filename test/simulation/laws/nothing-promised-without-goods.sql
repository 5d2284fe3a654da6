-- zh: 没有无货的预留
-- en: no reservation without goods: a pool has reserved what its lines still have
with promised as (select r.org_id, r.site_id, r.lot_id, r.owner_id, sum(r.left_quantity) as quantity
  from kernel.reservation r group by 1, 2, 3, 4)
select coalesce(k.lot_id, r.lot_id) as lot_id
from (select * from kernel.pool where status = 'qualified') k
full join promised r using (org_id, site_id, lot_id, owner_id)
where coalesce(k.reserved, 0) <> coalesce(r.quantity, 0) or k.reserved > k.on_hand
