create schema lists;

-- A question somebody gave a name: filter, search, order and columns of one list. Shared, the whole company sees it.
create table lists.view (
  org_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  list text not null,
  name text not null,
  question jsonb not null,
  is_shared boolean not null,
  retired_at timestamptz,
  primary key (org_id, id),
  constraint view_of_person foreign key (org_id, person_id) references kernel.person (org_id, id)
);
comment on table lists.view is 'tenant: 视图; a named filter, order and choice of columns of a list';
create index view_by_list on lists.view (org_id, list) where retired_at is null;

create table lists.arrangement (
  org_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  list text not null,
  columns jsonb not null,
  default_view_id uuid,
  primary key (org_id, id),
  constraint arrangement_is_one_per_list unique (org_id, person_id, list),
  constraint arrangement_of_person foreign key (org_id, person_id) references kernel.person (org_id, id),
  constraint arrangement_begins_with foreign key (org_id, default_view_id) references lists.view (org_id, id)
);
comment on table lists.arrangement is 'tenant: 列设置; how one person has arranged the columns of a list';
