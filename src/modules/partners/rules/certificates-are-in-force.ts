import type { Bilingual } from '#kernel/contract';
import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { certificateKinds } from '../certificate-fields.ts';
import { certificatesOf } from '../certificates.ts';
import { partners } from '../contract.ts';
import { partnerById } from '../queries.ts';
import { type Requirement, unmet } from '../requirements.ts';

/** What a partner proved itself with still holds on the day; the reason names what has ended. */
export const certificatesAreInForce = rule('partners.certificatesAreInForce', {
  basis: 'INSP 5.51',
  guards: ['order', 'receive', 'sell', 'reserve', 'ship', 'lend'],
  mendedBy: partners.replaceCertificate,
  needs: ({ partyId }) => {
    const its = partyId ? [partyId] : [];
    return { partner: each(partnerById, its), certificates: each(certificatesOf, its) };
  },
  forbids: ({ partyId = '' }, { partner, certificates }, { today }) => {
    const its = partner(partyId);
    // Before its review the file need not be whole, and another rule says so.
    if (!its || its.approvedOn === null) return [];
    return unmet(its, certificates(partyId), today).flatMap(({ wanted, ended }) =>
      ended.length === 0 ? [missing(its.name, wanted)] : ended.map((one) => gone(its.name, one)),
    );
  },
});

const gone = (
  name: string,
  { kind, number, validUntil }: { kind: string; number: string; validUntil: string | null },
): Bilingual => {
  const { zh, en } = certificateKinds[kind as keyof typeof certificateKinds]; // Checked by the table.
  return {
    zh: `${name} 的${zh} ${number} 已于 ${validUntil} 到期`,
    en: `${name}: ${en.toLowerCase()} ${number} ended on ${validUntil}`,
  };
};

/** That nothing of what is required is there. */
export const missing = (name: string, wanted: Requirement): Bilingual => ({
  zh: `${name} 缺少${wanted.map((kind) => certificateKinds[kind].zh).join('或')}`,
  en: `${name} has no ${wanted.map((kind) => certificateKinds[kind].en.toLowerCase()).join(' or ')} on file`,
});
