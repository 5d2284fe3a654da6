import { add } from '#kernel/effects';
import { NotFound } from '#kernel/errors';
import { one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { subjectOf } from '#kernel/papers/subject';
import { papers } from '../contract.ts';
import { standingAttachment } from '../queries.ts';
import { placeOf } from '../subjects.ts';

/** Withdrawing says why a paper does not count any more; the paper and what it said stay. */
export const withdraw = operation(papers.withdraw, {
  load: ({ subjectKind, subjectId, attachmentId }) => ({
    subject: one(subjectOf(subjectKind).fact, subjectId),
    attachment: one(standingAttachment, attachmentId),
  }),
  subject: ({ subject }) => placeOf(subject),
  run: ({ attachment }, { subjectId, reason }, { personId, now }) => {
    if (attachment.subjectId !== subjectId)
      throw new NotFound({ zh: '找不到这份附件', en: 'There is no such paper' }, subjectId);
    return [add('papers.withdrawal', { id: attachment.id, reason, withdrawnBy: personId, withdrawnAt: now })];
  },
});
