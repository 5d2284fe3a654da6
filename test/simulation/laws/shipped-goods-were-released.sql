-- zh: 发出的待验收货此前已由有签名的验收放行
-- en: what came in pending and was shipped had been released before, under a signature
select m.id from kernel.movement m
join kernel.location f on f.org_id = m.org_id and f.id = m.from_location_id
join kernel.location t on t.org_id = m.org_id and t.id = m.to_location_id
join kernel.intake i on i.org_id = m.org_id and i.id = m.intake_id
join kernel.document source on source.org_id = i.org_id and source.id = i.source_document_id
where f.side = 'inside' and t.side = 'customer' and source.kind = 'receiving.receipt'
  and source.number not like 'LOADED%'
  -- What was held was signed when it was proposed, and is carried out on a line of its own with the same input.
  and not exists (select from kernel.movement r
    join kernel.journal_line j on j.org_id = r.org_id and j.id = r.line_id
    join kernel.journal_line p on p.org_id = j.org_id and p.command = j.command and p.input_digest = j.input_digest
    join kernel.signature s on s.org_id = p.org_id and s.line_id = p.id
    where r.org_id = m.org_id and r.intake_id = m.intake_id and r.from_status = 'pending'
      and r.to_status = 'qualified' and r.id < m.id)
