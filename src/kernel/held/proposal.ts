/** What becomes of a command that is not done yet: kept whole, with its findings and who has to approve it. */
import type { Asked, Examined } from '../attempt.ts';
import type { ChainStep, Command } from '../contract.ts';
import { add, type Effect, open } from '../effects.ts';
import { must } from '../errors.ts';
import { foundOf } from '../judge.ts';
import type { Context, Subject } from '../operation.ts';
import { showsSecret } from '../privacy.ts';
import { lastDayOf } from './chain.ts';
import type { Foreseen, HeldSubject } from './facts.ts';
import { holding } from './holding.ts';

type Proposing = {
  /** What carrying it out now would do: its approvers are shown old and new. */
  readonly doing: readonly Effect[];
  readonly chain: readonly ChainStep[];
  /** Its own journal line. */
  readonly lineId: string;
};

/** The document and row of a held command. */
export const proposalOf = (
  command: Command,
  { request, about, fill, digest }: Asked,
  { subject, verdicts, approvers }: Examined,
  { doing, chain, lineId }: Proposing,
  { newId, today, now, personId }: Context,
): Effect[] => {
  must(!showsSecret({ about, fill }), `${command.name} has a secret field, so it is never held`);
  const id = newId();
  const { partyId, siteId } = subject;
  return [
    open(
      holding.open({ id, today, lotIds: [], ...(partyId && { counterpartyId: partyId }), ...(siteId && { siteId }) }),
    ),
    add('kernel.heldCommand', {
      id,
      command: command.name,
      title: command.title,
      input: { about, fill },
      digest,
      acknowledged: request.acknowledged ?? [],
      findings: verdicts.flatMap(foundOf),
      foreseen: [...decisionOf(subject), ...foreseenOf(doing)],
      subject: narrowed(subject),
      chain,
      step: 0,
      proposedBy: personId,
      proposedAt: now,
      proposalLineId: lineId,
      effectiveOn: request.effectiveOn ?? null,
      expiresOn: lastDayOf(approvers, today),
    }),
  ];
};

/** A proposal shows what a person can read; a bulk of changes is told by its input. */
const FORESEEN_MAX = 100;

const foreseenOf = (doing: readonly Effect[]): Foreseen[] =>
  doing
    .flatMap((effect) => (effect.is === 'change' ? [{ old: effect.old, new: effect.new }] : []))
    .slice(0, FORESEEN_MAX);

/** What a setting says at its place, and what it shall say. */
const decisionOf = ({ decision }: Subject): Foreseen[] =>
  decision && isParts(decision.value)
    ? [{ setting: decision.setting.name, old: isParts(decision.before) ? decision.before : {}, new: decision.value }]
    : [];

const isParts = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Each product and lot once, without the serial numbers. */
const narrowed = ({ partyId, siteId, amount, lines, decision, permissions }: Subject): HeldSubject => ({
  partyId,
  siteId,
  ...(amount !== undefined && { amount }),
  ...(!siteId && (decision || permissions) && { isOfCompany: true }),
  lines: [
    ...new Map(lines.map(({ productId, lotId }) => [`${productId} ${lotId}`, { productId, lotId }])).values(),
  ].map(({ productId, lotId }) => ({ ...(productId && { productId }), ...(lotId && { lotId }) })),
});
