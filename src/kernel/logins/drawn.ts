/** What is drawn before an act that uses it: a one-time password to be given, and the consent to link a login. Hashing
 *  never runs inside a transaction, and what is secret is answered once, to who drew it. */
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { v7 } from 'uuid';
import { z } from 'zod';
import { leaveAccess } from '../leave-line.ts';
import type { Kernel } from '../perform.ts';
import { ARGON2, proveFresh, type SessionAsker, whoIs } from '../sign-in.ts';

const PASSWORD_MINUTES = 15;
const CONSENT_MINUTES = 15;
const CODE_LENGTH = 12;
/** Letters and digits that no eye takes for another. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

export const ConsentAsked = z.object({ password: z.string().min(1).max(500) });

/** Draws a one-time password. It opens nothing until an act of somebody permitted gives it to a login. */
export const drawPassword = async (
  kernel: Kernel,
  asker: SessionAsker,
): Promise<{ oneTimePasswordId: string; password: string }> => {
  const { actor } = await whoIs(kernel, asker);
  const password = randomBytes(9).toString('base64url');
  const oneTimePasswordId = v7();
  await kernel.pool.query(
    `insert into kernel.one_time_password (id, org_id, drawn_by, password_hash, expires_at)
     values ($1, $2, $3, $4, now() + make_interval(mins => $5))`,
    [oneTimePasswordId, asker.org, actor.personId, await hash(password, ARGON2), PASSWORD_MINUTES],
  );
  await kernel.pool.query(`delete from kernel.one_time_password where expires_at < now() - interval '1 hour'`);
  return { oneTimePasswordId, password };
};

/** Consents to another company linking the login of this session. Whoever holds it proves the password afresh; the code
 *  is answered once, to be told to that company's administrator. */
export const giveConsent = async (
  kernel: Kernel,
  asker: SessionAsker,
  { password }: z.output<typeof ConsentAsked>,
): Promise<{ code: string; minutes: number }> => {
  const { login, person } = await proveFresh(kernel, asker, { password });
  const code = Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  await kernel.pool.query(
    `insert into kernel.login_consent (id, login_id, code_digest, expires_at)
     values ($1, $2, $3, now() + make_interval(mins => $4))`,
    [v7(), login, digestOfConsent(code), CONSENT_MINUTES],
  );
  const { org, session, cameFrom } = asker;
  await leaveAccess(kernel, { command: 'kernel.consentToLink', org, person, session, cameFrom });
  return { code, minutes: CONSENT_MINUTES };
};

/** What is kept of a code: enough to know it again. Spaces and case do not matter to who types it. */
export const digestOfConsent = (code: string): string =>
  createHash('sha256').update(code.replaceAll(/\s/g, '').toUpperCase()).digest('hex');
