import { one } from '#kernel/fact';
import { closeTask as closed, taskById } from '#kernel/held/task';
import { operation } from '#kernel/operation';
import { work } from '../contract.ts';

/** Its owner, deputy, or a holder of its position says how a task ended. */
export const closeTask = operation(work.closeTask, {
  load: ({ taskId }) => ({ task: one(taskById, taskId) }),
  subject: (_, { taskId }) => ({ documentId: taskId, lines: [] }),
  run: ({ task }, { outcome }, context) => [closed(task, outcome, context)],
});
