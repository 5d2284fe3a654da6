import { partners } from '#contract/partners';
import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { partnerById } from '#modules/partners';

/** Goods come in only from a supplier whose file the company keeps. */
export const supplierIsOnFile = rule('receiving.supplierIsOnFile', {
  basis: 'GSP 53',
  guards: ['receive'],
  mendedBy: partners.registerPartner,
  needs: ({ partyId }) => ({ partner: each(partnerById, partyId ? [partyId] : []) }),
  forbids: ({ partyId }, { partner }) =>
    partyId && partner(partyId)?.kind !== 'supplier'
      ? [{ zh: '供货者没有建档', en: 'the supplier is not on file' }]
      : [],
});
