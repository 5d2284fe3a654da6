import { each } from '#kernel/fact';
import { taskById } from '#kernel/held/task';
import { rule } from '#kernel/operation';
import { work } from '../contract.ts';

/** A task is settled by its owner or deputy, or by whoever holds its position; once. */
export const taskIsOurs = rule('work.taskIsOurs', {
  basis: 'INSP 5.51',
  guards: [work.closeTask, work.snoozeTask],
  needs: ({ documentId = '' }) => ({ task: each(taskById, [documentId]) }),
  forbids: ({ documentId = '' }, { task }, { personId, positions }) => {
    const its = task(documentId);
    if (!its) return [{ zh: '找不到任务', en: 'there is no such task' }];
    if (its.closedAt) return [{ zh: '任务已办结', en: 'the task is closed already' }];
    const isOurs = its.personId === personId || its.deputyId === personId || positions.includes(its.position ?? '');
    return isOurs ? [] : [{ zh: '此任务不归您办理', en: 'this task is not yours' }];
  },
});
