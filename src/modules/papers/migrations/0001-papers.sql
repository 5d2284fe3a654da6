create schema papers;

create table papers.attachment (
  org_id uuid not null,
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  file_id text not null,
  name text not null,
  category text not null,
  is_personal boolean not null,
  valid_from date,
  valid_until date,
  attached_by uuid not null,
  attached_at timestamptz not null,
  primary key (org_id, id),
  constraint attachment_is_file foreign key (org_id, file_id) references kernel.file (org_id, id),
  constraint attachment_by_person foreign key (org_id, attached_by) references kernel.person (org_id, id),
  constraint attachment_is_valid_forward check (valid_from <= valid_until)
);
comment on table papers.attachment is
  'tenant, append-only: 附件; which file, by its SHA-256, belongs to which document, partner, product or lot';
create index attachment_by_subject on papers.attachment (org_id, subject_kind, subject_id, id);
create index attachment_by_file on papers.attachment (org_id, file_id);

create table papers.withdrawal (
  org_id uuid not null,
  id uuid not null,
  reason text not null,
  withdrawn_by uuid not null,
  withdrawn_at timestamptz not null,
  primary key (org_id, id),
  constraint withdrawal_of_attachment foreign key (org_id, id) references papers.attachment (org_id, id),
  constraint withdrawal_by_person foreign key (org_id, withdrawn_by) references kernel.person (org_id, id)
);
comment on table papers.withdrawal is 'tenant, append-only: 附件作废; by the id of the attachment; nothing is deleted';

create table papers.comment (
  org_id uuid not null,
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  text text not null,
  mentioned jsonb not null,
  written_by uuid not null,
  written_at timestamptz not null,
  primary key (org_id, id),
  constraint comment_by_person foreign key (org_id, written_by) references kernel.person (org_id, id)
);
comment on table papers.comment is 'tenant, append-only: 留言';
create index comment_by_subject on papers.comment (org_id, subject_kind, subject_id, id);
