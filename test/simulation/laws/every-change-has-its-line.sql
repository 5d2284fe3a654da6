-- zh: 每次货物移动、每个签名、每张单据都有自己的日志
-- en: every movement, signature and document is told of by a line of the journal
select m.id from kernel.movement m
  where not exists (select from kernel.journal_line j
    where j.org_id = m.org_id and j.id = m.line_id and j.kind in ('command', 'proposal') and j.person_id = m.person_id)
union all
select s.id from kernel.signature s
  where not exists (select from kernel.journal_line j
    where j.org_id = s.org_id and j.id = s.line_id and j.kind in ('command', 'proposal') and j.person_id = s.person_id)
union all
select d.id from kernel.document d
left join (select j.org_id, (said ->> 'id')::uuid as id, count(*) as lines, count(distinct j.answer) as answers
    from kernel.journal_line j cross join jsonb_array_elements(j.answer -> 'documents') said
    where j.kind in ('command', 'proposal') group by 1, 2) told on told.org_id = d.org_id and told.id = d.id
  where d.number not like 'LOADED%' and coalesce(told.lines, 0) <> d.version
