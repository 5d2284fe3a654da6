import { change } from '#kernel/effects';
import { one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { people } from '../contract.ts';
import { sessionById } from '../facts.ts';

/** Ending a session of one's own, left open on another device, signs that device out. */
export const endOwnSession = operation(people.endOwnSession, {
  load: ({ sessionId }) => ({ session: one(sessionById, sessionId) }),
  subject: ({ session: { personId } }) => ({ personId, lines: [] }),
  run: ({ session }, _, { now }) => [change('kernel.session', session, { endedAt: now })],
});
