/** Passwords that serve once: with one of them the only thing to be done is choosing one's own. */
import { randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { v7 } from 'uuid';
import type { Pool } from './db.ts';
import { must } from './errors.ts';
import { leaveAccess } from './leave-line.ts';
import { ARGON2 } from './sign-in.ts';

type LoginOf = { login: string; org: string; person: string };

/** Opens a login with a one-time password, or gives an existing one a new one-time password. Answers the password. */
export const giveOneTimePassword = async (pool: Pool, its: LoginOf): Promise<string> =>
  (await giveOneTimePasswords(pool, [its]))[0] ?? '';

/** The same for several people at once: all of them or none. */
export const giveOneTimePasswords = async (pool: Pool, asked: readonly LoginOf[]): Promise<string[]> => {
  const passwords = asked.map(() => randomBytes(9).toString('base64url'));
  const { rowCount } = await pool.query(
    `insert into kernel.login as l (id, name, password_hash, must_choose_password, org_id, person_id)
     select i, n, h, true, o, p from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::uuid[])
       as asked (i, n, h, o, p)
     on conflict (name) do update set password_hash = excluded.password_hash, must_choose_password = true,
       failed_since_success = 0, locked_until = null
     where l.org_id = excluded.org_id and l.person_id = excluded.person_id`,
    [
      asked.map(() => v7()),
      asked.map(({ login }) => login),
      await Promise.all(passwords.map((password) => hash(password, ARGON2))),
      asked.map(({ org }) => org),
      asked.map(({ person }) => person),
    ],
  );
  must(rowCount === asked.length, 'each login belongs to its person');
  for (const { org, person } of asked) {
    await leaveAccess({ pool }, { command: 'kernel.giveOneTimePassword', org, person, cameFrom: 'administrator' });
  }
  return passwords;
};
