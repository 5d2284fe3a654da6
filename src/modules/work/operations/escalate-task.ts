import { change } from '#kernel/effects';
import { known } from '#kernel/errors';
import { one } from '#kernel/fact';
import { notify } from '#kernel/held/notice';
import { taskById } from '#kernel/held/task';
import { operation } from '#kernel/operation';
import { work } from '../contract.ts';

/** A task that is overdue is told to the position above its owner, once. */
export const escalateTask = operation(work.escalateTask, {
  load: ({ taskId }) => ({ task: one(taskById, taskId) }),
  subject: (_, { taskId }) => ({ documentId: taskId, lines: [] }),
  run: ({ task }, _, context) => [
    change('kernel.task', task, { escalatedAt: context.now }),
    notify(
      {
        words: {
          zh: `任务逾期：${task.title.zh}，期限 ${task.dueOn}`,
          en: `overdue: ${task.title.en}, was due on ${task.dueOn}`,
        },
        to: { position: known(task.escalatesTo, 'it escalates to a position'), siteId: task.siteId ?? undefined },
        documentId: task.documentId ?? undefined,
      },
      context,
    ),
  ],
});
