import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { people } from '../contract.ts';
import { holdingById, personById } from '../facts.ts';

/** A deputy is somebody else of the company. */
export const deputyIsAnother = rule('people.deputyIsAnother', {
  basis: 'GSP 25',
  guards: [people.appointDeputy],
  needs: ({ documentId, personId }) => ({
    holding: each(holdingById, documentId ? [documentId] : []),
    person: each(personById, personId ? [personId] : []),
  }),
  forbids: ({ documentId = '', personId }, { holding, person }) => {
    if (!personId) return [];
    if (!person(personId)) return [{ zh: '代理人未建档', en: 'the deputy is not on file', field: 'deputyId' }];
    return holding(documentId)?.personId === personId
      ? [{ zh: '不能由本人代理自己', en: 'nobody is their own deputy', field: 'deputyId' }]
      : [];
  },
});
