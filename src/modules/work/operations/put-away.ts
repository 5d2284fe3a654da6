import { add } from '#kernel/effects';
import { one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { work } from '../contract.ts';
import { noticeById } from '../queries.ts';

/** Somebody has read a notice; it leaves their inbox, not that of others. */
export const putAway = operation(work.putAway, {
  load: ({ noticeId }) => ({ notice: one(noticeById, noticeId) }),
  subject: (_, { noticeId }) => ({ documentId: noticeId, lines: [] }),
  run: ({ notice }, _, { personId, now }) => [
    add('kernel.noticeReading', { noticeId: notice.id, personId, readAt: now }),
  ],
});
