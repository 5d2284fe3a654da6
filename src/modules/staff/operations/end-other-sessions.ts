import { change } from '#kernel/effects';
import { one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { staff } from '../contract.ts';
import { otherSessions, sessionById } from '../facts.ts';

/** Ending all other sessions of one's own signs every other device out; this one stays. */
export const endOtherSessions = operation(staff.endOtherSessions, {
  load: ({ sessionId }) => ({ session: one(sessionById, sessionId), others: one(otherSessions, sessionId) }),
  subject: ({ session: { personId } }) => ({ personId, lines: [] }),
  run: ({ others }, _, { now }) => others.map((session) => change('kernel.session', session, { endedAt: now })),
});
