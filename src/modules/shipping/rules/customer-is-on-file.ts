import { partners } from '#contract/partners';
import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { partnerById } from '#modules/partners';

/** Goods go out only to a customer whose file the company keeps. */
export const customerIsOnFile = rule('shipping.customerIsOnFile', {
  basis: 'GSP 82',
  guards: ['ship'],
  mendedBy: partners.registerPartner,
  needs: ({ partyId }) => ({ partner: each(partnerById, partyId ? [partyId] : []) }),
  forbids: ({ partyId }, { partner }) =>
    partyId && partner(partyId)?.kind !== 'customer'
      ? [{ zh: '购货者没有建档', en: 'the customer is not on file' }]
      : [],
});
