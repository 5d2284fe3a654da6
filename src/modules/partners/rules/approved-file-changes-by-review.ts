import { qualityHead } from '#fields/people';
import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { partners } from '../contract.ts';
import { partnerById } from '../queries.ts';

/** What quality has approved about a partner changes only when quality approves the change. */
export const approvedFileChangesByReview = rule('partners.approvedFileChangesByReview', {
  basis: 'INSP 5.51',
  guards: [partners.changePartner, partners.fileCertificate, partners.replaceCertificate],
  needs: ({ partyId }) => ({ partner: each(partnerById, partyId ? [partyId] : []) }),
  wants: ({ partyId = '' }, { partner }) => {
    const its = partner(partyId);
    if (!its?.approvedOn) return [];
    return [
      {
        zh: `${its.name} 的档案已于 ${its.approvedOn} 批准，变更须经审核`,
        en: `the file of ${its.name} was approved on ${its.approvedOn}; a change is reviewed`,
        position: qualityHead,
      },
    ];
  },
});
