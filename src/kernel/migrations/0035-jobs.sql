-- Jobs: what takes longer than somebody waits, and what the program does by itself at night. The queue is
-- graphile-worker's own schema, which knows ids only; what a job is about stands here, under the company's security.

create table kernel.job (
  org_id uuid not null,
  id uuid not null,
  name text not null,
  input jsonb not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  line_id uuid,
  state text not null constraint job_state check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  starts integer not null default 0,
  done_count integer not null default 0,
  of_count integer,
  words jsonb,
  result jsonb,
  trouble jsonb,
  cancel_asked_at timestamptz,
  cancel_asked_by uuid,
  started_at timestamptz,
  ended_at timestamptz,
  primary key (org_id, id),
  constraint job_asked_by_person foreign key (org_id, asked_by) references kernel.person (org_id, id),
  constraint job_cancelled_by_person foreign key (org_id, cancel_asked_by) references kernel.person (org_id, id),
  constraint job_of_line foreign key (org_id, line_id) references kernel.journal_line (org_id, id),
  constraint job_that_ended_says_when check ((state in ('done', 'failed', 'cancelled')) = (ended_at is not null)),
  constraint job_that_failed_says_why check (state <> 'failed' or trouble is not null)
);
comment on table kernel.job is 'tenant: 作业; what was asked, how far it is, and what came of it';
create index job_by_person on kernel.job (org_id, asked_by, id);
create index job_open on kernel.job (org_id, name) where state in ('waiting', 'running');

-- When a scheduled job was last started: by the company's own day, so that no day is served twice.
create table kernel.schedule (
  org_id uuid not null,
  id text not null,
  served_on date not null,
  started_at timestamptz not null,
  primary key (org_id, id)
);
comment on table kernel.schedule is 'tenant: 定时作业; the last day and moment each was started';

-- The program itself, as a person of each company: its id is the company's. It cannot sign in.
insert into kernel.person (org_id, id, name) select c.org_id, c.org_id, '系统' from kernel.company c;
insert into kernel.position_holding (org_id, id, person_id, position, from_on)
  select c.org_id, c.org_id, c.org_id, 'program', '2000-01-01' from kernel.company c;
