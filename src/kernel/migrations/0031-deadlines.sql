-- Until when something has to be done about a document, and what came of it.

create table kernel.deadline (
  org_id uuid not null,
  id uuid not null,
  kind text not null,
  of_id uuid not null,
  basis text not null,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  escalated_at timestamptz,
  closed_at timestamptz,
  outcome text,
  primary key (org_id, id),
  constraint deadline_opens_once unique (org_id, of_id, kind),
  constraint deadline_is_due_later check (due_at >= opened_at),
  constraint deadline_ends_kept_or_missed check (outcome in ('kept', 'missed')),
  constraint deadline_closes_with_an_outcome check ((closed_at is null) = (outcome is null))
);
comment on table kernel.deadline is 'tenant: 时限; opened by the act it follows from, closed by the one that meets it';
create index deadline_open on kernel.deadline (org_id, due_at, id) where closed_at is null;
