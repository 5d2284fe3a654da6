/** Who sits in the step whose turn it is. */
import type { ChainStep } from '#kernel/contract';

type Waiting = { readonly step: number; readonly chain: readonly ChainStep[] };
type Delegated = { readonly step: number; readonly toPersonId: string; readonly position: string };
type Somebody = { readonly personId: string; readonly positions: readonly string[] };

/** In which position somebody may approve the open step: by holding it, or because it was delegated to them. */
export const seatOf = (
  { step, chain }: Waiting,
  delegations: readonly Delegated[],
  { personId, positions }: Somebody,
): { position: string; isDelegate: boolean } | undefined => {
  const held = chain[step]?.find(({ name }) => positions.includes(name));
  if (held) return { position: held.name, isDelegate: false };
  const given = delegations.find((one) => one.step === step && one.toPersonId === personId);
  return given && { position: given.position, isDelegate: true };
};

/** The positions of the open step, in words. */
export const stepWords = ({ step, chain }: Waiting) => ({
  zh: (chain[step] ?? []).map(({ zh }) => zh).join('或'),
  en: (chain[step] ?? []).map(({ en }) => en).join(' or '),
});
