import { add } from '#kernel/effects';
import { one } from '#kernel/fact';
import { notify } from '#kernel/held/notice';
import { operation } from '#kernel/operation';
import { subjectOf } from '#kernel/papers/subject';
import { papers } from '../contract.ts';
import { placeOf } from '../subjects.ts';

/** A comment tells colleagues something about a document, partner, product or lot; it stays as it was written. Whom it
 *  mentions finds it in the inbox. */
export const comment = operation(papers.comment, {
  load: ({ subjectKind, subjectId }) => ({ subject: one(subjectOf(subjectKind).fact, subjectId) }),
  subject: ({ subject }, _, fill) => ({ ...placeOf(subject), mentioned: fill?.mentioned }),
  run: (_, { subjectKind, subjectId, text, mentioned }, context) => {
    const { newId, personId, personName, now } = context;
    const { zh, en } = subjectOf(subjectKind).title;
    const words = {
      zh: `${personName}在${zh}的留言中提到您：${text}`,
      en: `${personName} mentioned you about a ${en.toLowerCase()}: ${text}`,
    };
    const documentId = subjectKind === 'document' ? subjectId : undefined;
    const others = [...new Set(mentioned)].filter((id) => id !== personId);
    return [
      add('papers.comment', {
        ...{ id: newId(), subjectKind, subjectId, text },
        mentioned: [...new Set(mentioned)],
        ...{ writtenBy: personId, writtenAt: now },
      }),
      ...others.map((id) => notify({ words, to: { personId: id }, documentId }, context)),
    ];
  },
});
