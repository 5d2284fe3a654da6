-- Work in progress: what somebody has scanned or typed and not yet performed. No record; it goes when it is done.
create table kernel.draft (
  org_id uuid not null,
  person_id uuid not null,
  station text not null,
  id uuid not null,
  version integer not null,
  content jsonb not null,
  earlier jsonb not null,
  saved_at timestamptz not null default now(),
  primary key (org_id, person_id, station),
  constraint draft_of_person foreign key (org_id, person_id) references kernel.person (org_id, id)
);
comment on table kernel.draft is 'local: 草稿; one per person and station, saved at each scan, undone step by step';
