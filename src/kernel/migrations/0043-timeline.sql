-- Which lines of the journal tell of a document: its timeline is read by key, whatever the size of the journal. Derived
-- from the lines, so it proves nothing by itself and no line answers for it.
create table kernel.timeline (
  org_id uuid not null,
  document_id uuid not null,
  line_id uuid not null,
  primary key (org_id, document_id, line_id),
  constraint timeline_of_line foreign key (org_id, line_id) references kernel.journal_line (org_id, id)
);
comment on table kernel.timeline is 'tenant: 单据时间线; which journal lines tell of which document';

insert into kernel.timeline (org_id, document_id, line_id)
  select distinct j.org_id, (d ->> 'id')::uuid, j.id
  from kernel.journal_line j cross join jsonb_array_elements(j.answer -> 'documents') d
  where j.kind = 'command' and jsonb_typeof(j.answer -> 'documents') = 'array';
