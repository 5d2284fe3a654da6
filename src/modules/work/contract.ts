import { z } from 'zod';
import { approval, inbox, task } from '#fields/work';
import { command, contract, Id, query, Words } from '#kernel/contract';
import { deadline } from '#kernel/deadlines/fields';
import { sameField } from '#kernel/field';
import { documents, paging, system } from '#kernel/fields';
import { list } from '#kernel/lists/list';

const Said = z.object({ label: approval.label, value: approval.value, documentId: Id.nullable() });

const Step = z.object({
  positions: z.array(approval.position),
  isDone: approval.isDone,
  isCurrent: approval.isCurrent,
  approvedBy: system.approvedBy.nullable(),
  approvedAt: sameField(system.approvedAt, z.string()).nullable(),
  isDelegate: approval.isDelegate,
  opinion: approval.opinion.nullable(),
  delegations: z.array(
    z.object({
      delegatedBy: approval.delegatedBy,
      delegatedTo: approval.delegatedTo,
      reason: approval.delegateReason,
      delegatedAt: approval.delegatedAt,
    }),
  ),
});

/** A held command as its approvers read it. */
export const HeldCommand = z.object({
  id: Id,
  number: documents.number,
  state: documents.state,
  stateName: sameField(documents.state, Words),
  title: approval.act,
  proposer: approval.proposedBy,
  proposedAt: approval.proposedAt,
  effectiveOn: approval.effectiveOn.nullable(),
  expiresOn: approval.expiresOn,
  said: z.array(Said),
  changes: z.array(z.object({ label: approval.label, old: approval.old, new: approval.value })),
  findings: z.array(
    z.object({ message: approval.finding, basis: approval.basis.nullable(), reason: approval.acknowledged.nullable() }),
  ),
  steps: z.array(Step),
  isMine: approval.isMine,
  outcome: approval.outcome.nullable(),
  failed: z.array(sameField(approval.finding, approval.finding)),
});
export type HeldCommand = z.output<typeof HeldCommand>;

/** One line of the inbox, whatever it is. */
export const Entry = z.object({
  id: Id,
  kind: inbox.kind,
  title: inbox.title,
  number: documents.number.nullable(),
  state: documents.state.nullable(),
  stateName: sameField(documents.state, Words).nullable(),
  documentId: Id.nullable(),
  isHeld: inbox.isHeld,
  from: inbox.from.nullable(),
  since: inbox.since,
  dueOn: task.dueOn.nullable(),
  blocks: task.blocks.nullable(),
});
export type Entry = z.output<typeof Entry>;

const about = z.object({ heldId: Id });

export const work = contract('work', {
  approve: command({
    title: { zh: '批准', en: 'Approve' },
    signed: { zh: '已审核，批准执行', en: 'Reviewed and approved; shall be carried out' },
    about,
    fill: z.object({ opinion: approval.opinion.optional() }),
  }),
  refuse: command({
    title: { zh: '驳回', en: 'Refuse' },
    signed: { zh: '已审核，不予批准', en: 'Reviewed and not approved' },
    about,
    fill: z.object({ reason: approval.refuseReason }),
  }),
  withdraw: command({
    title: { zh: '撤回', en: 'Withdraw' },
    about,
    fill: z.object({ reason: approval.withdrawReason }),
  }),
  delegate: command({
    title: { zh: '转交', en: 'Delegate' },
    about,
    fill: z.object({ personId: approval.delegate, reason: approval.delegateReason }),
  }),
  expire: command({ title: { zh: '审批过期', en: 'Let expire' }, about, fill: z.object({}) }),
  fail: command({
    title: { zh: '未能执行', en: 'Record a failure' },
    about,
    fill: z.object({ failed: z.array(approval.failure).max(51) }),
  }),
  closeTask: command({
    title: { zh: '办结任务', en: 'Close the task' },
    about: z.object({ taskId: Id }),
    fill: z.object({ outcome: task.outcome }),
  }),
  snoozeTask: command({
    title: { zh: '稍后提醒', en: 'Snooze' },
    about: z.object({ taskId: Id }),
    fill: z.object({ until: task.snoozedUntil }),
  }),
  escalateTask: command({
    title: { zh: '任务逾期上报', en: 'Escalate the task' },
    about: z.object({ taskId: Id }),
    fill: z.object({}),
  }),
  escalateDeadline: command({
    title: { zh: '时限逾期上报', en: 'Escalate the deadline' },
    about: z.object({ deadlineId: Id }),
    fill: z.object({}),
  }),
  putAway: command({
    title: { zh: '已阅', en: 'Put away' },
    about: z.object({ noticeId: Id }),
    fill: z.object({}),
  }),
  held: query({
    title: { zh: '审批单', en: 'Held command' },
    scope: 'company-wide: shown to its proposer, its approvers and their delegates only',
    input: z.object({ heldId: Id }),
    output: HeldCommand,
  }),
  deadlines: list({
    title: { zh: '时限', en: 'Deadlines' },
    row: z.object({
      deadlineId: Id,
      dueAt: deadline.dueAt,
      isOverdue: deadline.isOverdue,
      title: deadline.title,
      owner: deadline.owner,
      documentId: Id,
      number: documents.number,
      site: deadline.site.nullable(),
      openedAt: deadline.openedAt,
      escalatedAt: deadline.escalatedAt.nullable(),
    }),
    key: ['deadlineId'],
    sorts: ['dueAt'],
    sort: { by: 'dueAt', down: false },
    searched: ['number'],
    hidden: ['openedAt', 'escalatedAt'],
  }),
  inbox: query({
    title: { zh: '待办', en: 'Inbox' },
    scope: 'company-wide: it answers what the asker decides, owns or proposed, by the scope of each position',
    input: z.object({ kind: inbox.kind, after: sameField(paging.key, Id).optional() }),
    output: z.object({ entries: z.array(Entry), next: sameField(paging.key, Id).nullable() }),
  }),
  counts: query({
    title: { zh: '待办数', en: 'Inbox counts' },
    scope: 'company-wide: it answers what the asker decides, owns or proposed, by the scope of each position',
    input: z.object({}),
    output: z.object({ approve: inbox.count, task: inbox.count, notice: inbox.count, mine: inbox.count }),
  }),
  delegates: query({
    title: { zh: '可转交的同事', en: 'Colleagues to delegate to' },
    scope: 'company-wide: who works here is posted for everybody (GSP 19)',
    input: z.object({ heldId: Id }),
    output: z.array(z.object({ id: Id, name: approval.delegateName })),
  }),
});
