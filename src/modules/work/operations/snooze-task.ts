import { change } from '#kernel/effects';
import { one } from '#kernel/fact';
import { taskById } from '#kernel/held/task';
import { operation } from '#kernel/operation';
import { work } from '../contract.ts';

/** A task is out of sight until a day; its due day stays what it was. */
export const snoozeTask = operation(work.snoozeTask, {
  load: ({ taskId }) => ({ task: one(taskById, taskId) }),
  subject: (_, { taskId }) => ({ documentId: taskId, lines: [] }),
  run: ({ task }, { until }) => [change('kernel.task', task, { snoozedUntil: until })],
});
