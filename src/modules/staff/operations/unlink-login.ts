import { change } from '#kernel/effects';
import { one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { staff } from '../contract.ts';
import { linkById, sessionsOfLink } from '../facts.ts';

/** The login of another company opens nothing here any more, and who is signed in with it is signed out here. */
export const unlinkLogin = operation(staff.unlinkLogin, {
  load: ({ linkId }) => ({ link: one(linkById, linkId), sessions: one(sessionsOfLink, linkId) }),
  subject: ({ link: { personId } }) => ({ personId, lines: [] }),
  run: ({ link, sessions }, _, { now }) => [
    change('kernel.loginElsewhere', link, { endedAt: link.endedAt ?? now }),
    ...sessions.map((session) => change('kernel.session', session, { endedAt: now })),
  ],
});
