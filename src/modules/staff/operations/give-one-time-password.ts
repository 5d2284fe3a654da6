import { change } from '#kernel/effects';
import { each, one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { staff } from '../contract.ts';
import { drawnBy } from '../drawn-by.ts';
import { loginById, oneTimePasswordById, sessionsOfLogin } from '../facts.ts';

/** Who forgot their password gets one that serves once; whoever is signed in with the old one is signed out. */
export const giveOneTimePassword = operation(staff.giveOneTimePassword, {
  load: ({ loginId }, fill) => ({
    login: one(loginById, loginId),
    sessions: one(sessionsOfLogin, loginId),
    drawn: each(oneTimePasswordById, fill ? [fill.oneTimePasswordId] : []),
  }),
  subject: ({ login: { personId } }) => ({ personId, lines: [] }),
  run: ({ login, sessions, drawn }, { oneTimePasswordId }, context) => {
    const { passwordHash } = drawnBy(context, drawn(oneTimePasswordId), oneTimePasswordId);
    const fresh = { mustChoosePassword: true, failedSinceSuccess: 0, lockedUntil: null };
    return [
      change('kernel.login', login, { passwordHash, ...fresh }),
      ...sessions.map((session) => change('kernel.session', session, { endedAt: context.now })),
    ];
  },
});
