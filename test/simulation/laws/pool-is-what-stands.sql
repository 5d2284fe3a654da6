-- zh: 库存池等于各账户余额合计
-- en: a pool has what stands in the accounts of its site
with standing as (select b.org_id, p.site_id, b.lot_id, b.status, b.owner_id, sum(b.quantity) as quantity
  from kernel.balance b join kernel.location p on p.org_id = b.org_id and p.id = b.location_id
  where b.side = 'inside' group by 1, 2, 3, 4, 5)
select coalesce(k.lot_id, s.lot_id) as lot_id
from kernel.pool k full join standing s using (org_id, site_id, lot_id, status, owner_id)
where coalesce(k.on_hand, 0) <> coalesce(s.quantity, 0)
