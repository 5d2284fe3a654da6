-- zh: 收货单完整：明细、入库批、移动、验收与日志
-- en: a receipt is whole: line, intake, movement, acceptance and journal line
select d.id from kernel.document d
left join receiving.receipt_line l on l.org_id = d.org_id and l.receipt_id = d.id
left join kernel.intake i on i.org_id = d.org_id and i.id = l.intake_id and i.source_document_id = d.id
left join acceptance.acceptance a on a.org_id = d.org_id and a.receipt_line_id = l.id
left join kernel.document ad on ad.org_id = d.org_id and ad.id = a.id and ad.kind = 'acceptance.acceptance'
left join kernel.movement m on m.org_id = d.org_id and m.document_id = d.id and m.intake_id = l.intake_id
left join kernel.journal_line j on j.org_id = d.org_id and j.id = m.line_id 
  and j.command in ('receiving.receive', 'receiving.receiveLate')
where d.kind = 'receiving.receipt' and d.number not like 'LOADED%'
group by d.org_id, d.id
having count(*) <> count(j.id) or count(*) <> count(ad.id) or count(*) <> count(i.id)
  or count(*) <> count(distinct l.id)
