import { change } from '#kernel/effects';
import { one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { people } from '../contract.ts';
import { sessionById } from '../facts.ts';

/** Whoever works in the session is signed out; what they typed and did not send is not recorded. */
export const endSession = operation(people.endSession, {
  load: ({ sessionId }) => ({ session: one(sessionById, sessionId) }),
  subject: ({ session: { personId } }) => ({ personId, lines: [] }),
  run: ({ session }, _, { now }) => [change('kernel.session', session, { endedAt: now })],
});
