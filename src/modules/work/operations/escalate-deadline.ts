import { deadlineById, deadlineNamed } from '#kernel/deadlines/deadline';
import { change } from '#kernel/effects';
import { one } from '#kernel/fact';
import { notify } from '#kernel/held/notice';
import { operation } from '#kernel/operation';
import { work } from '../contract.ts';

/** A deadline that was missed is told to its owner and to the position above, once; it stays open until it is met. */
export const escalateDeadline = operation(work.escalateDeadline, {
  load: ({ deadlineId }) => ({ deadline: one(deadlineById, deadlineId) }),
  subject: ({ deadline: { ofId } }) => ({ documentId: ofId, lines: [] }),
  run: ({ deadline }, _, context) => {
    const kind = deadlineNamed(deadline.kind);
    // Met, or told by another process, while the job came here.
    if (!kind || deadline.closedAt || deadline.escalatedAt) return [];
    const words = {
      zh: `时限已过：${kind.title.zh} ${deadline.number}`,
      en: `deadline missed: ${kind.title.en} ${deadline.number}`,
    };
    const told = [kind.owner, kind.escalatesTo].map(({ name: position }) =>
      notify({ words, to: { position, siteId: deadline.siteId ?? undefined }, documentId: deadline.ofId }, context),
    );
    return [change('kernel.deadline', deadline, { escalatedAt: context.now }), ...told];
  },
});
