import { add } from '#kernel/effects';
import { one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { subjectOf } from '#kernel/papers/subject';
import { papers } from '../contract.ts';
import { placeOf } from '../subjects.ts';

/** A comment tells colleagues something about a document, partner, product or lot; it stays as it was written. */
export const comment = operation(papers.comment, {
  load: ({ subjectKind, subjectId }) => ({ subject: one(subjectOf(subjectKind).fact, subjectId) }),
  subject: ({ subject }) => placeOf(subject),
  run: (_, { subjectKind, subjectId, text, mentioned }, { newId, personId, now }) => [
    add('papers.comment', {
      id: newId(),
      subjectKind,
      subjectId,
      text,
      mentioned,
      writtenBy: personId,
      writtenAt: now,
    }),
  ],
});
