create schema company;

create table company.permit (
  org_id uuid not null,
  id uuid not null,
  kind text not null constraint permit_kind check (kind in ('permit', 'filing')),
  number text not null,
  scope text not null,
  issued_on date not null,
  valid_until date,
  filed_by uuid not null,
  filed_at timestamptz not null,
  primary key (org_id, id),
  constraint permit_runs_forward check (valid_until is null or issued_on <= valid_until),
  constraint permit_runs_out check (kind = 'filing' or valid_until is not null)
);
comment on table company.permit is
  'tenant, append-only: 本企业经营许可证、备案凭证; the latest filed of a kind counts';
create index permit_by_kind on company.permit (org_id, kind, id);

create table company.go_live_signature (
  org_id uuid not null,
  id uuid not null,
  position text not null constraint go_live_is_signed_by_a_head check (position in ('companyHead', 'qualityHead')),
  person_id uuid not null,
  signed_at timestamptz not null,
  primary key (org_id, id),
  constraint go_live_is_signed_once_by_each unique (org_id, position),
  constraint go_live_is_signed_by_two unique (org_id, person_id)
);
comment on table company.go_live_signature is
  'tenant, append-only: 正式运行签署; company head and quality head end the set-up together';
