/** Who sits in the step whose turn it is. */
import type { ChainStep } from '#kernel/contract';
import type { HeldSubject } from '#kernel/held/facts';
import type { Context } from '#kernel/operation';

type Waiting = { readonly step: number; readonly chain: readonly ChainStep[]; readonly subject: HeldSubject };
type Delegated = { readonly step: number; readonly toPersonId: string; readonly position: string };
type Somebody = Pick<Context, 'personId' | 'holdings'>;

/** In which position somebody may decide the open step: by holding it for this site and partner, or because it was
 *  delegated to them. */
export const seatOf = (
  { step, chain, subject: { siteId, partyId, isOfCompany = false } }: Waiting,
  delegations: readonly Delegated[],
  { personId, holdings }: Somebody,
): { position: string; isDelegate: boolean } | undefined => {
  const held = holdings.find(
    ({ position, sites, parties }) =>
      chain[step]?.some(({ name }) => name === position) &&
      (!sites || (siteId ? sites.includes(siteId) : !isOfCompany)) &&
      (!parties || !partyId || parties.includes(partyId)),
  );
  if (held) return { position: held.position, isDelegate: false };
  const given = delegations.find((one) => one.step === step && one.toPersonId === personId);
  return given && { position: given.position, isDelegate: true };
};

/** The positions of the open step, in words. */
export const stepWords = ({ step, chain }: Pick<Waiting, 'step' | 'chain'>) => ({
  zh: (chain[step] ?? []).map(({ zh }) => zh).join('或'),
  en: (chain[step] ?? []).map(({ en }) => en).join(' or '),
});
