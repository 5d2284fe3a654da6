-- zh: 一个入库批的各账户余额合计为零
-- en: the balances of an intake sum to zero
select b.intake_id from kernel.balance b group by b.org_id, b.intake_id having sum(b.quantity) <> 0
