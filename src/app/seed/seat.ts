/** Somebody who works at the program while a company is being built: signed in, with a password to sign by. */
import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { About, Answer, Command, Fill } from '#kernel/contract';
import { must } from '#kernel/errors';
import { giveOneTimePassword } from '#kernel/one-time-passwords';
import { type Kernel, perform } from '#kernel/perform';
import { askerOf, choosePassword, signIn, signOut } from '#kernel/sign-in';
import { proveForSigning } from '#kernel/signing';

/** Logins of seats begin with this; nobody else's count as somebody who can sign in. */
export const SEAT = 'seat:';

/** Signs a person in under a login that is gone when they leave. */
export const seat = async (kernel: Kernel, org: string, person: string) => {
  const login = `${SEAT}${v7()}`;
  const oneTime = await giveOneTimePassword(kernel.pool, { login, org, person });
  const arrived = await signIn(kernel, { login, password: oneTime }, 'seed');
  must('cookie' in arrived, 'a one-time password signs in');
  const asker = askerOf(arrived.cookie, 'seed');
  const password = randomBytes(24).toString('base64url');
  await choosePassword(kernel, asker, { password: oneTime, chosen: password });
  return {
    asker,
    does: async <C extends Command>(command: C, about: About<C>, fill: Fill<C>): Promise<Answer> => {
      const id = v7();
      const acts = [{ id, command: command.name, about, fill }];
      const [ticket] = command.signed ? await proveForSigning(kernel, asker, { password, acts }) : [];
      return perform(kernel, asker, command.name, { id, about, fill, ticket });
    },
    leave: async () => {
      await signOut(kernel, asker);
      await kernel.pool.query('delete from kernel.signing_ticket where session_id = $1', [asker.session]);
      await kernel.pool.query('delete from kernel.session where id = $1', [asker.session]);
      await kernel.pool.query('delete from kernel.login where name = $1', [login]);
    },
  };
};
