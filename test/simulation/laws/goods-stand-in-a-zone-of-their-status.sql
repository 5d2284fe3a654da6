-- zh: 合格品与待验品各在其区，容器内也是
-- en: qualified and pending goods stand in zones of their own, in containers too
select b.intake_id from kernel.balance b
join kernel.location p on p.org_id = b.org_id and p.id = b.location_id
where b.side = 'inside' and b.quantity <> 0 and (b.status = 'qualified' and p.zone not in ('qualified', 'dispatch')
  or b.status = 'pending' and p.zone not in ('waiting', 'return'))
