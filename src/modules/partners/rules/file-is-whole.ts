import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { certificatesOf } from '../certificates.ts';
import { partners } from '../contract.ts';
import { partnerById } from '../queries.ts';
import { unmet } from '../requirements.ts';
import { missing } from './certificates-are-in-force.ts';

/** A partner is approved once, when everything its type has to prove is on file and in force. */
export const fileIsWhole = rule('partners.fileIsWhole', {
  basis: 'GSP 53',
  guards: [partners.approvePartner],
  mendedBy: partners.fileCertificate,
  needs: ({ partyId }) => {
    const its = partyId ? [partyId] : [];
    return { partner: each(partnerById, its), certificates: each(certificatesOf, its) };
  },
  forbids: ({ partyId = '' }, { partner, certificates }, { today }) => {
    const its = partner(partyId);
    if (!its) return [];
    const basis = its.kind === 'supplier' ? 'GSP 53' : 'GSP 81';
    if (its.approvedOn !== null) {
      return [{ zh: `${its.name} 已于 ${its.approvedOn} 批准`, en: `${its.name} was approved on ${its.approvedOn}` }];
    }
    return unmet(its, certificates(partyId), today).map(({ wanted, ended }) => {
      const { zh, en } = missing(its.name, wanted);
      return ended.length === 0 ? { zh, en, basis } : { zh: `${zh}（已有的已到期）`, en: `${en} that is valid`, basis };
    });
  },
});
