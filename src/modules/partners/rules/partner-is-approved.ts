import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { partners } from '../contract.ts';
import { partnerById } from '../queries.ts';

/** Nothing is bought from, sold or shipped to a partner before quality has finished its first-business review. */
export const partnerIsApproved = rule('partners.partnerIsApproved', {
  basis: 'GSP 53',
  guards: ['order', 'receive', 'sell', 'reserve', 'ship', 'lend'],
  mendedBy: partners.approvePartner,
  needs: ({ partyId }) => ({ partner: each(partnerById, partyId ? [partyId] : []) }),
  forbids: ({ partyId = '' }, { partner }) => {
    const its = partner(partyId);
    if (!its || its.approvedOn !== null) return [];
    return [
      {
        zh: `${its.name} 未经首营审核批准`,
        en: `${its.name} has not passed first-business review`,
        basis: its.kind === 'supplier' ? 'GSP 53' : 'GSP 81',
      },
    ];
  },
});
