import { add } from '#kernel/effects';
import { NotFound } from '#kernel/errors';
import { each, one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { subjectOf } from '#kernel/papers/subject';
import { papers } from '../contract.ts';
import { fileById } from '../queries.ts';
import { placeOf } from '../subjects.ts';

/** Attaching binds files, by their content, to a document, partner, product or lot; they stay with it for good. */
export const attach = operation(papers.attach, {
  load: ({ subjectKind, subjectId }, fill) => ({
    subject: one(subjectOf(subjectKind).fact, subjectId),
    file: each(fileById, fill?.files.map(({ fileId }) => fileId) ?? []),
  }),
  subject: ({ subject }) => placeOf(subject),
  run: ({ file }, { subjectKind, subjectId, files, ...said }, { newId, personId, now }) =>
    files.map(({ fileId, name }) => {
      if (!file(fileId)) throw new NotFound({ zh: `文件“${name}”没有上传`, en: `“${name}” was not uploaded` }, fileId);
      return add('papers.attachment', {
        id: newId(),
        subjectKind,
        subjectId,
        fileId,
        name,
        category: said.category,
        isPersonal: said.isPersonal,
        validFrom: said.validFrom ?? null,
        validUntil: said.validUntil ?? null,
        attachedBy: personId,
        attachedAt: now,
      });
    }),
});
