/** What perform hands to kernel.finish: one JSON value that says all a command does. */
import type { Asked, Examined } from './attempt.ts';
import type { Command } from './contract.ts';
import { type Effect, rowsAdded } from './effects.ts';
import type { Asker, Entered } from './enter.ts';
import type { Read } from './fact.ts';
import { approvalSaid } from './held/approved.ts';
import { askedOf, changesOf } from './journal.ts';
import type { Context } from './operation.ts';
import type { Written } from './rows.ts';

type Work = {
  asker: Asker;
  entered: Entered;
  command: Command;
  asked: Asked;
  examined: Examined;
  effects: readonly Effect[];
  written: Written;
  context: Context;
  lineId: string;
  isProposal: boolean;
};

/** What kernel.finish is told: documents, postings, the journal line, the signature. A proposal takes no step. */
export const workOf = (done: Work) => {
  const { asker, entered, command, asked, examined, effects, written, context, lineId, isProposal } = done;
  const { request, about, fill, digest } = asked;
  const { read, transition, approved, subject } = examined;
  const opened = effects.flatMap((effect) => (effect.is === 'open' ? [effect.document] : []));
  const jobs = effects.flatMap((effect) => (effect.is === 'enqueue' ? [{ id: context.newId(), ...effect.job }] : []));
  const replies = effects.flatMap((effect) => (effect.is === 'reply' ? [effect.output] : []));
  const following = effects.flatMap((effect) => (effect.is === 'step' ? [effect.transition] : []));
  const steps = isProposal ? [] : [transition, approved?.step, ...following].filter((one) => one !== undefined);
  const concerned = [...steps.map(({ id }) => id), subject.documentId, ...opened.map(({ id }) => id)];
  return {
    org: asker.org,
    personId: context.personId,
    personVersion: entered.actor.version,
    sessionId: entered.actor.sessionId,
    cameFrom: asker.cameFrom,
    kind: isProposal ? 'proposal' : 'command',
    lineId,
    recordedAt: context.now,
    commandId: request.id,
    command: command.name,
    act: command.kind,
    inputDigest: digest,
    asked: {
      about,
      fill: askedOf(command.bulk ?? false, fill),
      ...(request.effectiveOn !== undefined && { effectiveOn: request.effectiveOn }),
      ...(approved && { approved: approvalSaid(approved) }),
    },
    changed: [...steps.map((one) => ({ step: one })), ...changesOf(effects)],
    wrote: written,
    tellsOf: [...new Set(concerned.filter((id) => id !== undefined))],
    output: Object.assign({}, ...replies),
    documents: [
      ...steps.map((one) => ({ ...one, from: one.from ?? null, lotIds: [] })),
      ...opened.map(({ state, ...document }) => ({ ...document, from: null, to: state })),
    ],
    gates: gatesOf(command.kind ? read : new Map(), effects),
    reserves: effects.flatMap((effect) => (effect.is === 'reserve' ? [effect.reserving] : [])),
    unreserves: effects.flatMap((effect) => (effect.is === 'unreserve' ? [effect.lineId] : [])),
    postings: effects.flatMap((effect) => (effect.is === 'post' ? [flat(effect.posting)] : [])),
    holds: rowsAdded(effects, 'kernel.hold').map(({ id, kind, scope, scopeId }) => ({ id, kind, scope, scopeId })),
    ...(jobs.length > 0 ? { jobs } : {}),
    ...(command.signed && request.ticket
      ? {
          signature: {
            id: context.newId(),
            ticketId: request.ticket,
            name: context.personName,
            meaningZh: command.signed.zh,
            meaningEn: command.signed.en,
          },
        }
      : {}),
  };
};

/** Every file that was read, with the version it had, and every file this changes; in the order of their locks. */
const gatesOf = (read: Read, effects: readonly Effect[]) => {
  const gates = new Map<string, { id: string; version?: unknown; changes?: true }>();
  for (const row of [...read.values()].flatMap((byKey) => [...byKey.values()].flat())) {
    const { gateId: id, gateVersion: version } = row as { gateId?: string | null; gateVersion?: number }; // As above.
    if (id) gates.set(id, { id, version });
  }
  for (const effect of effects) {
    if (effect.is !== 'fileChanged') continue;
    gates.set(effect.gateId, { ...gates.get(effect.gateId), id: effect.gateId, changes: true });
  }
  return [...gates.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
};

const flat = ({ from, to, ...posting }: Extract<Effect, { is: 'post' }>['posting']) => ({
  ...posting,
  fromLocationId: from.locationId,
  fromStatus: from.status,
  fromBeneath: from.beneath,
  fromOwnerId: from.ownerId,
  toLocationId: to.locationId,
  toStatus: to.status,
  toBeneath: to.beneath,
  toOwnerId: to.ownerId,
});
