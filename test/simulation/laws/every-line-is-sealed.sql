-- zh: 每条日志都已封存，或刚写下不到两秒正待封存
-- en: every line of the journal is sealed, or was written less than two seconds ago and waits
select j.id from kernel.journal_line j
join kernel.company c on c.org_id = j.org_id and c.id = j.org_id
where not exists (select from kernel.log_leaf l where l.org_id = j.org_id and l.line_id = j.id)
  and (j.recorded_at < clock_timestamp() + c.clock_offset - interval '2 seconds'
    or not exists (select from kernel.unsealed u where u.org_id = j.org_id and u.line_id = j.id))
