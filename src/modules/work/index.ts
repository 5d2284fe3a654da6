import { defineModule, reading } from '#kernel/operation';
import { work } from './contract.ts';
import { deadlines } from './deadlines.ts';
import { workDue } from './due.ts';
import { heldOf } from './held.ts';
import { approve } from './operations/approve.ts';
import { closeTask } from './operations/close-task.ts';
import { delegate } from './operations/delegate.ts';
import { escalateDeadline } from './operations/escalate-deadline.ts';
import { escalateTask } from './operations/escalate-task.ts';
import { expire } from './operations/expire.ts';
import { fail } from './operations/fail.ts';
import { putAway } from './operations/put-away.ts';
import { refuse } from './operations/refuse.ts';
import { snoozeTask } from './operations/snooze-task.ts';
import { withdraw } from './operations/withdraw.ts';
import { colleaguesOf, countsOf, inboxOf } from './queries.ts';
import { approvalIsInTime } from './rules/approval-is-in-time.ts';
import { approverHoldsThePosition } from './rules/approver-holds-the-position.ts';
import { delegateMayApprove } from './rules/delegate-may-approve.ts';
import { nobodyApprovesTwice } from './rules/nobody-approves-twice.ts';
import { proposerDoesNotApprove } from './rules/proposer-does-not-approve.ts';
import { proposerWithdraws } from './rules/proposer-withdraws.ts';
import { taskIsOurs } from './rules/task-is-ours.ts';

export const workModule = defineModule('work', work, {
  operations: {
    approve,
    refuse,
    withdraw,
    delegate,
    expire,
    fail,
    closeTask,
    snoozeTask,
    escalateTask,
    escalateDeadline,
    putAway,
  },
  rules: [
    approverHoldsThePosition,
    proposerDoesNotApprove,
    nobodyApprovesTwice,
    approvalIsInTime,
    proposerWithdraws,
    delegateMayApprove,
    taskIsOurs,
  ],
  jobs: [workDue],
  readings: {
    held: reading(work.held, (tx, { heldId }) => heldOf(tx, heldId)),
    inbox: reading(work.inbox, (tx, { kind, after }) => inboxOf(tx, kind, after)),
    deadlines,
    counts: reading(work.counts, countsOf),
    delegates: reading(work.delegates, colleaguesOf),
  },
});
