-- Files by content: the row says that this company has the file with this SHA-256; the bytes are in the file store
-- (src/kernel/papers/store.ts). Class local, since what is uploaded and never attached to anything is removed again;
-- what answers for a file in the journal is the append-only row that refers to it, by its digest.
create table kernel.file (
  org_id uuid not null,
  id text not null constraint file_id_is_sha256 check (id ~ '^[0-9a-f]{64}$'),
  size bigint not null constraint file_size_is_positive check (size > 0),
  type text not null,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  primary key (org_id, id),
  constraint file_uploaded_by_person foreign key (org_id, uploaded_by) references kernel.person (org_id, id)
);
comment on table kernel.file is 'local: 文件; by content (SHA-256); what nothing refers to is removed after some days';

alter table kernel.job
  add column result_file_id text,
  add constraint job_result_is_file foreign key (org_id, result_file_id) references kernel.file (org_id, id);
create index job_by_result_file on kernel.job (org_id, result_file_id) where result_file_id is not null;
