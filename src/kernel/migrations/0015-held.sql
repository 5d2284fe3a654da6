-- Held commands: what was asked but needs approval first, or waits for its day. The header is a kernel.document, so
-- number, state and "somebody was faster" are the same as of every document. Tasks and notices stand beside them.

alter table kernel.journal_line
  drop constraint journal_line_kind,
  add constraint journal_line_kind check (kind in ('command', 'proposal', 'refusal', 'access'));
drop index kernel.command_happens_once;
create unique index command_happens_once on kernel.journal_line (org_id, command_id)
  where kind in ('command', 'proposal');
comment on table kernel.journal_line is
  'tenant, append-only: 操作日志; a line per command or proposal (also its idempotency row), per refusal, per access';

create table kernel.held_command (
  org_id uuid not null,
  id uuid not null,
  command text not null,
  title jsonb not null,
  input jsonb not null,
  digest text not null,
  acknowledged jsonb not null,
  findings jsonb not null,
  foreseen jsonb not null,
  subject jsonb not null,
  chain jsonb not null,
  step integer not null default 0,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  proposal_line_id uuid not null,
  effective_on date,
  expires_on date not null,
  reason text,
  failed jsonb,
  concluded_by uuid,
  concluded_at timestamptz,
  primary key (org_id, id),
  constraint held_step check (step >= 0),
  constraint held_is_concluded_whole check ((concluded_by is null) = (concluded_at is null)),
  constraint held_by_person foreign key (org_id, proposed_by) references kernel.person (org_id, id),
  constraint held_concluded_by_person foreign key (org_id, concluded_by) references kernel.person (org_id, id)
);
comment on table kernel.held_command is 'tenant: 待批操作; what was asked, kept until it is approved, refused or past';
create index held_command_by_proposer on kernel.held_command (org_id, proposed_by, id);
create index held_command_open on kernel.held_command (org_id, id) where concluded_at is null;

create table kernel.approval (
  org_id uuid not null,
  id uuid not null,
  held_id uuid not null,
  step integer not null,
  person_id uuid not null,
  position text not null,
  is_delegate boolean not null,
  opinion text,
  digest text not null,
  approved_at timestamptz not null,
  primary key (org_id, id),
  constraint approval_of_step_once unique (org_id, held_id, step),
  constraint approval_by_person_once unique (org_id, held_id, person_id),
  constraint approval_of_held foreign key (org_id, held_id) references kernel.held_command (org_id, id),
  constraint approval_by_person foreign key (org_id, person_id) references kernel.person (org_id, id)
);
comment on table kernel.approval is
  'tenant, append-only: 批准; who approved which step of a held command, in which position';

create table kernel.delegation (
  org_id uuid not null,
  id uuid not null,
  held_id uuid not null,
  step integer not null,
  from_person_id uuid not null,
  to_person_id uuid not null,
  position text not null,
  reason text not null,
  delegated_at timestamptz not null,
  primary key (org_id, id),
  constraint delegation_once unique (org_id, held_id, step, to_person_id),
  constraint delegation_of_held foreign key (org_id, held_id) references kernel.held_command (org_id, id),
  constraint delegation_from_person foreign key (org_id, from_person_id) references kernel.person (org_id, id),
  constraint delegation_to_person foreign key (org_id, to_person_id) references kernel.person (org_id, id)
);
comment on table kernel.delegation is 'tenant, append-only: 转交; who may approve one step in place of the position';
create index delegation_by_person on kernel.delegation (org_id, to_person_id, held_id);

create table kernel.task (
  org_id uuid not null,
  id uuid not null,
  title jsonb not null,
  person_id uuid,
  position text,
  site_id uuid,
  deputy_id uuid,
  opened_at timestamptz not null,
  due_on date,
  escalates_to text,
  escalated_at timestamptz,
  snoozed_until date,
  blocks jsonb,
  document_id uuid,
  outcome text,
  closed_by uuid,
  closed_at timestamptz,
  primary key (org_id, id),
  constraint task_has_owner check ((person_id is null) <> (position is null)),
  constraint task_is_closed_whole check ((closed_by is null) = (closed_at is null)),
  constraint task_of_person foreign key (org_id, person_id) references kernel.person (org_id, id),
  constraint task_of_deputy foreign key (org_id, deputy_id) references kernel.person (org_id, id),
  constraint task_of_document foreign key (org_id, document_id) references kernel.document (org_id, id)
);
comment on table kernel.task is 'tenant: 任务; what somebody, or a position at a site, still has to do';
create index task_open on kernel.task (org_id, id) where closed_at is null;
create index task_of_document_open on kernel.task (org_id, document_id) where closed_at is null;

create table kernel.notice (
  org_id uuid not null,
  id uuid not null,
  words jsonb not null,
  person_id uuid,
  position text,
  site_id uuid,
  document_id uuid,
  noticed_at timestamptz not null,
  primary key (org_id, id),
  constraint notice_has_addressee check ((person_id is null) <> (position is null)),
  constraint notice_of_person foreign key (org_id, person_id) references kernel.person (org_id, id)
);
comment on table kernel.notice is 'tenant: 通知; what somebody, or a position at a site, should know';
create index notice_by_person on kernel.notice (org_id, person_id, id);
create index notice_by_position on kernel.notice (org_id, position, id);

create table kernel.notice_reading (
  org_id uuid not null,
  notice_id uuid not null,
  person_id uuid not null,
  read_at timestamptz not null,
  primary key (org_id, notice_id, person_id),
  constraint reading_of_notice foreign key (org_id, notice_id) references kernel.notice (org_id, id),
  constraint reading_by_person foreign key (org_id, person_id) references kernel.person (org_id, id)
);
comment on table kernel.notice_reading is 'tenant: who has put a notice away';
