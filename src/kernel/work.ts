/** What perform hands to kernel.finish: one JSON value that says all a command does. */
import type { Command, Request } from './contract.ts';
import type { Effect } from './effects.ts';
import type { Asker, Entered } from './enter.ts';
import { askedOf, changesOf } from './journal.ts';
import type { Context, Subject } from './operation.ts';
import type { Written } from './rows.ts';
import type { Transition } from './workflow.ts';

type Work = {
  asker: Asker;
  entered: Entered;
  command: Command;
  request: Request;
  about: Record<string, unknown>;
  fill: Record<string, unknown>;
  digest: string;
  effects: readonly Effect[];
  written: Written;
  transition: Transition | undefined;
  subject: Subject;
  context: Context;
};

/** What kernel.finish is told: documents, postings, the journal line, the signature. */
export const workOf = (done: Work) => {
  const { asker, entered, command, request, about, fill, digest, effects, written, transition, subject, context } =
    done;
  const opened = effects.flatMap((effect) => (effect.is === 'open' ? [effect.document] : []));
  const jobs = effects.flatMap((effect) => (effect.is === 'enqueue' ? [{ id: context.newId(), ...effect.job }] : []));
  const replies = effects.flatMap((effect) => (effect.is === 'reply' ? [effect.output] : []));
  const changed = [...(transition ? [{ step: transition }] : []), ...changesOf(effects)];
  const concerned = [transition?.id, subject.documentId, ...opened.map(({ id }) => id)];
  return {
    org: asker.org,
    personId: context.personId,
    sessionId: entered.actor.sessionId,
    cameFrom: asker.cameFrom,
    lineId: context.newId(),
    recordedAt: context.now,
    commandId: request.id,
    command: command.name,
    inputDigest: digest,
    asked: { about, fill: askedOf(command.bulk ?? false, fill) },
    changed,
    wrote: written,
    tellsOf: [...new Set(concerned.filter((id) => id !== undefined))],
    output: Object.assign({}, ...replies),
    documents: [
      ...(transition ? [{ ...transition, from: transition.from ?? null, lotIds: [] }] : []),
      ...opened.map(({ state, ...document }) => ({ ...document, from: null, to: state })),
    ],
    postings: effects.flatMap((effect) => (effect.is === 'post' ? [flat(effect.posting)] : [])),
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

const flat = ({ from, to, ...posting }: Extract<Effect, { is: 'post' }>['posting']) => ({
  ...posting,
  fromLocationId: from.locationId,
  fromStatus: from.status,
  toLocationId: to.locationId,
  toStatus: to.status,
});
