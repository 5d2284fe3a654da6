-- zh: 没有脱离单据的记录
-- en: nothing of a receipt is there without its document
select l.id from receiving.receipt_line l
  where not exists (select from kernel.document d where d.org_id = l.org_id and d.id = l.receipt_id)
union all
select a.id from acceptance.acceptance a
  where not exists (select from kernel.document d where d.org_id = a.org_id and d.id = a.id)
union all
select i.id from kernel.intake i
  where not exists (select from kernel.document d where d.org_id = i.org_id and d.id = i.source_document_id)
    or not exists (select from kernel.balance b where b.org_id = i.org_id and b.intake_id = i.id)
union all
select j.id from kernel.journal_line j cross join jsonb_array_elements(j.answer -> 'documents') said
  where not exists (select from kernel.document d
    where d.org_id = j.org_id and d.id = (said ->> 'id')::uuid and d.number = said ->> 'number')
