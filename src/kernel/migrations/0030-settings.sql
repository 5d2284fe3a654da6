-- What a company decided for itself: each version of a setting at one place, with the day from which it counts.

create table kernel.setting_version (
  org_id uuid not null,
  id uuid not null,
  name text not null,
  level text not null
    constraint setting_level check (level in ('company', 'site', 'category', 'partner', 'product')),
  of_key text not null,
  key text not null constraint setting_key_is_whole check (key = name || '/' || level || '/' || of_key),
  number integer not null constraint setting_number check (number > 0),
  value jsonb,
  counts_from date not null,
  reason text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (org_id, id),
  constraint setting_version_comes_once unique (org_id, key, number),
  constraint setting_of_company_names_nobody check ((level = 'company') = (of_key = '')),
  constraint setting_of_company_has_a_value check (level <> 'company' or value is not null),
  constraint setting_made_by_person foreign key (org_id, made_by) references kernel.person (org_id, id)
);
comment on table kernel.setting_version is
  'tenant, append-only: 设置; without a value the place follows what stands above it again';
create index setting_version_in_force on kernel.setting_version (org_id, key, counts_from desc, number desc);
