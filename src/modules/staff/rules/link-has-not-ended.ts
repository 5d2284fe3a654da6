import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { staff } from '../contract.ts';
import { linkOfPerson } from '../facts.ts';

/** What was unlinked is not unlinked again. */
export const linkHasNotEnded = rule('staff.linkHasNotEnded', {
  basis: 'INSP 5.51',
  guards: [staff.unlinkLogin],
  needs: ({ personId }) => ({ links: each(linkOfPerson, personId ? [personId] : []) }),
  forbids: ({ personId }, { links }) =>
    personId && links(personId).length === 0 ? [{ zh: '已解除关联', en: 'it is not linked any more' }] : [],
});
