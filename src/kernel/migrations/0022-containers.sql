-- A container (a logistic unit with its SSCC) is a place that stands in another: what is in it stands there whatever
-- bin it is carried to.

alter table kernel.location
  add column sscc text,
  add column parent_id uuid,
  add constraint location_sscc check (sscc ~ '^[0-9]{18}$'),
  add constraint location_container_is_whole check (
    (sscc is null) = (parent_id is null) and (sscc is null or zone is not null and bin is null)),
  add constraint location_stands_in foreign key (org_id, parent_id) references kernel.location (org_id, id);
create unique index sscc_is_unique on kernel.location (org_id, sscc) where sscc is not null;
create index location_by_parent on kernel.location (org_id, parent_id) where parent_id is not null;

create table kernel.container_move (
  org_id uuid not null,
  id uuid not null,
  container_id uuid not null,
  document_id uuid not null,
  from_location_id uuid,
  to_location_id uuid not null,
  person_id uuid not null,
  moved_at timestamptz not null,
  primary key (org_id, id),
  constraint container_move_of_container foreign key (org_id, container_id) references kernel.location (org_id, id),
  constraint container_move_from foreign key (org_id, from_location_id) references kernel.location (org_id, id),
  constraint container_move_to foreign key (org_id, to_location_id) references kernel.location (org_id, id),
  constraint container_move_by_person foreign key (org_id, person_id) references kernel.person (org_id, id)
);
comment on table kernel.container_move is 'tenant, append-only: 容器移动; where a container stood, who carried it';
create index container_move_of on kernel.container_move (org_id, container_id, id);
