import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { partners } from '../contract.ts';
import { partnerById } from '../queries.ts';

/** Nothing is bought from, sold or shipped to a partner whose file the company has suspended. */
export const partnerIsNotSuspended = rule('partners.partnerIsNotSuspended', {
  basis: 'GSP 53',
  guards: ['order', 'receive', 'sell', 'reserve', 'ship', 'lend'],
  mendedBy: partners.resumePartner,
  needs: ({ partyId }) => ({ partner: each(partnerById, partyId ? [partyId] : []) }),
  forbids: ({ partyId = '' }, { partner }) => {
    const { name, suspendedFor } = partner(partyId) ?? {};
    return suspendedFor
      ? [{ zh: `${name} 已暂停往来：${suspendedFor}`, en: `${name} is suspended: ${suspendedFor}` }]
      : [];
  },
});
