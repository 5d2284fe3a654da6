/** What the program does by itself: carries out what is due or was cut off, lets old proposals expire, escalates. */
import { z } from 'zod';
import { db, type Tx } from '#kernel/db';
import { job } from '#kernel/jobs/job';
import { carryOut } from './carry-out.ts';
import { work } from './contract.ts';
import { missedDeadlines } from './deadlines.ts';

/** Approved commands whose day has come, also those whose program died between approval and execution. */
const dueHeld = (tx: Tx) =>
  tx.rows(
    db
      .selectFrom('kernel.heldCommand as held')
      .innerJoin('kernel.document as document', (join) =>
        join.onRef('document.orgId', '=', 'held.orgId').onRef('document.id', '=', 'held.id'),
      )
      .select(['held.id', 'document.state'])
      .where('held.orgId', '=', tx.org)
      .where('document.orgId', '=', tx.org)
      .where('held.concludedAt', 'is', null)
      .where((where) =>
        where.or([
          where.and([
            where('document.state', '=', 'approved'),
            where.or([where('held.effectiveOn', 'is', null), where('held.effectiveOn', '<=', tx.today)]),
          ]),
          where.and([where('document.state', '=', 'waiting'), where('held.expiresOn', '<', tx.today)]),
        ]),
      )
      .orderBy('held.id')
      .limit(500),
  );

/** Open tasks that are overdue and nobody above was told of. */
const overdueTasks = (tx: Tx) =>
  tx.rows(
    db
      .selectFrom('kernel.task as task')
      .select('task.id')
      .where('task.orgId', '=', tx.org)
      .where('task.closedAt', 'is', null)
      .where('task.escalatedAt', 'is', null)
      .where('task.escalatesTo', 'is not', null)
      .where('task.dueOn', '<', tx.today)
      .orderBy('task.id')
      .limit(500),
  );

/** Every minute; one that fails holds up no other, and is tried again a minute later. */
export const workDue = job('work.due', {
  title: { zh: '执行到期审批、作废过期申请、上报逾期任务与时限', en: 'Carry out what is due, expire, escalate' },
  input: z.object({}),
  schedule: { everyMinutes: 1 },
  run: async ({ kernel, org, read, perform }) => {
    const failures: unknown[] = [];
    const each = (done: Promise<unknown>) => done.catch((error: unknown) => failures.push(error));
    for (const { id: heldId, state } of await read(dueHeld)) {
      await each(
        state === 'approved' ? carryOut(kernel, org, heldId) : perform(work.expire, { about: { heldId }, fill: {} }),
      );
    }
    for (const { id: taskId } of await read(overdueTasks)) {
      await each(perform(work.escalateTask, { about: { taskId }, fill: {} }));
    }
    for (const { id: deadlineId } of await read(missedDeadlines)) {
      await each(perform(work.escalateDeadline, { about: { deadlineId }, fill: {} }));
    }
    if (failures.length > 0) throw new AggregateError(failures, failures.join('; '));
    return undefined;
  },
});
