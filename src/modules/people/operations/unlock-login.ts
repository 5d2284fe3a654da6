import { change } from '#kernel/effects';
import { one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { people } from '../contract.ts';
import { loginsOfPerson, personById } from '../facts.ts';

/** Unlocking lets somebody try again at once whose login rests after too many wrong passwords. */
export const unlockLogin = operation(people.unlockLogin, {
  load: ({ personId }) => ({ person: one(personById, personId), logins: one(loginsOfPerson, personId) }),
  subject: (_, { personId }) => ({ personId, lines: [] }),
  run: ({ logins }) =>
    logins
      .filter(({ lockedUntil }) => lockedUntil !== null)
      .map((login) => change('kernel.login', login, { failedSinceSuccess: 0, lockedUntil: null })),
});
