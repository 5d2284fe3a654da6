-- Leaves a line that is no command: a refusal or an access. Its own transaction; sets the company itself.
-- said: { org, lineId, kind, command, commandId?, person? or session and secretDigest, cameFrom, inputDigest, asked,
--   answer, tellsOf?: [document] }
create or replace function kernel.leave_line(said jsonb) returns void language plpgsql as $$
declare
  company uuid := (said ->> 'org')::uuid;
  line uuid := (said ->> 'lineId')::uuid;
  person uuid;
  at timestamptz;
begin
  execute format('set local yanji.org_id = %L', company);
  person := coalesce((said ->> 'person')::uuid, (select s.person_id from kernel.session s
    where s.id = (said ->> 'session')::uuid and s.org_id = company and s.secret_digest = said ->> 'secretDigest'));
  select now() + c.clock_offset into at from kernel.company c where c.org_id = company and c.id = company;
  insert into kernel.journal_line (org_id, id, kind, command_id, command, person_id, session_id, came_from,
      recorded_at, input_digest, asked, checked, changed, answer, wrote)
    values (company, line, said ->> 'kind', (said ->> 'commandId')::uuid, said ->> 'command', person,
      (said ->> 'session')::uuid, said ->> 'cameFrom', at, said ->> 'inputDigest', said -> 'asked', '{}', '[]',
      said -> 'answer', '{}');
  insert into kernel.unsealed (org_id, line_id) values (company, line);
  insert into kernel.timeline (org_id, document_id, line_id)
    select distinct company, t::uuid, line from jsonb_array_elements_text(said -> 'tellsOf') t;
end $$;
