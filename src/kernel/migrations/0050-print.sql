-- Every paper that left a printer: what it showed, from which template, for whom, and the how many-eth copy it was.
create table kernel.print (
  org_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  command text not null,
  template text not null,
  copy_number integer not null constraint print_copy_is_counted_from_one check (copy_number > 0),
  sheet jsonb not null,
  digest text not null,
  person_id uuid not null,
  printed_at timestamptz not null,
  primary key (org_id, id),
  constraint print_copy_is_counted unique (org_id, document_id, command, copy_number),
  constraint print_of_document foreign key (org_id, document_id) references kernel.document (org_id, id),
  constraint print_by_person foreign key (org_id, person_id) references kernel.person (org_id, id)
);
comment on table kernel.print is
  'tenant, append-only: 打印记录; what a paper showed, its template, its digest, and which copy it is (补打 n)';

-- A paper names the units and the signatures of the movements its document made.
create index movement_by_document on kernel.movement (org_id, document_id);
