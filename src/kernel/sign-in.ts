/** Sign-in, sessions, and the proof of fresh credentials that a signature needs. One of the four things that commit
 *  outside `perform`; its tables are class `local`. */
import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { z } from 'zod';
import { allowed } from './access/permitted.ts';
import { type Bilingual, Id } from './contract.ts';
import { onClient, type Pool } from './db.ts';
import { type Asker, enter } from './enter.ts';
import { NotSignedIn } from './errors.ts';
import { leaveAccess } from './leave-line.ts';
import { type CompanyName, membershipsOf, namesOf } from './logins/companies.ts';
import type { Kernel } from './perform.ts';

const SESSION_HOURS = 12;
const FAILURES_MAX = 5;
const LOCKED_MINUTES = 5;
export const PASSWORD_LENGTH_MIN = 10;

/** argon2id with the parameters OWASP names first: 19 MiB, two passes, one lane. */
export const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash of nothing anybody knows, so that an unknown name takes as long as a wrong password. */
const NOBODYS_HASH = hash(randomBytes(32), ARGON2);

export const Credentials = z.object({
  login: z.string().trim().min(1).max(100),
  password: z.string().min(1).max(500),
  /** In which of several companies; a login of one need not say. */
  company: Id.optional(),
});
export const PasswordChoice = z.object({ password: z.string().max(500), chosen: z.string().max(500) });

/** A session's cookie, or why there is none. */
export type Begun =
  | { readonly cookie: string; readonly mustChoosePassword: boolean }
  | { readonly refused: Bilingual; readonly isLocked: boolean };
/** What a sign-in answered: the same, or the companies to choose one of. */
export type SignedIn = Begun | { readonly companies: readonly CompanyName[] };

const wrong: Bilingual = { zh: '账号或密码不正确', en: 'the name or the password is wrong' };

export const resting: Bilingual = {
  zh: `密码多次错误，账号已暂停 ${LOCKED_MINUTES} 分钟`,
  en: `too many wrong passwords; this login rests for ${LOCKED_MINUTES} minutes`,
};

type Login = {
  id: string;
  password_hash: string;
  must_choose_password: boolean;
  org_id: string;
  person_id: string;
  is_locked: boolean;
};

/** Signs in by name and password. After five failures in a row the login rests for five minutes. Each try with a known
 *  name leaves a line in the journal of the login's own company, a session one in the journal of its company. */
export const signIn = async (
  kernel: Pick<Kernel, 'pool' | 'log'>,
  { login, password, company }: z.output<typeof Credentials>,
  cameFrom: string,
): Promise<SignedIn> => {
  const { pool } = kernel;
  const { rows } = await pool.query<Login>(
    `select id, password_hash, must_choose_password, org_id, person_id,
       coalesce(locked_until > now(), false) as is_locked
     from kernel.login where name = $1`,
    [login],
  );
  const found = rows[0];
  const who = found && { org: found.org_id, person: found.person_id, cameFrom };
  if (found?.is_locked) {
    if (who) await leaveAccess(kernel, { command: 'kernel.failToSignIn', ...who });
    return { refused: resting, isLocked: true };
  }
  const isRight = await verify(found?.password_hash ?? (await NOBODYS_HASH), password);
  if (!found || !isRight || !who) {
    if (found) await countFailure(pool, found.id);
    if (who) await leaveAccess(kernel, { command: 'kernel.failToSignIn', ...who });
    return { refused: wrong, isLocked: false };
  }
  if (!(await countSuccess(pool, found.id))) {
    await leaveAccess(kernel, { command: 'kernel.failToSignIn', ...who });
    return { refused: resting, isLocked: true };
  }
  const all = await membershipsOf(pool, found.id);
  if (all.length > 1 && company === undefined) return { companies: await namesOf(pool, all) };
  const there = company === undefined ? all[0] : all.find(({ org }) => org === company);
  if (!there) return { refused: wrong, isLocked: false };
  const cookie = await beginSession(kernel, found.id, { ...there, cameFrom });
  return { cookie, mustChoosePassword: found.must_choose_password };
};

/** Opens a session for a login whose credentials have been proved. Answers its cookie. */
export const beginSession = async (
  kernel: Pick<Kernel, 'pool' | 'log'>,
  login: string,
  who: { org: string; person: string; cameFrom: string },
): Promise<string> => {
  const secret = randomBytes(32).toString('base64url');
  const session = randomUUID();
  await kernel.pool.query(
    `insert into kernel.session (id, secret_digest, login_id, org_id, person_id, expires_at, came_from)
     values ($1, $2, $3, $4, $5, now() + make_interval(hours => $6), $7)`,
    [session, digestOfSecret(secret), login, who.org, who.person, SESSION_HOURS, who.cameFrom],
  );
  await leaveAccess(kernel, { command: 'kernel.signIn', session, ...who });
  return `${who.org}.${session}.${secret}`;
};

/** Counts a wrong password or PIN; the fifth in a row lets the login rest. */
export const countFailure = (pool: Pool, login: string) =>
  pool.query(
    `update kernel.login set
       failed_since_success = case when locked_until <= now() then 1 else failed_since_success + 1 end,
       locked_until = case when locked_until <= now() then null
         when failed_since_success + 1 >= $2 then now() + make_interval(mins => $3) end
     where id = $1`,
    [login, FAILURES_MAX, LOCKED_MINUTES],
  );

/** False when wrong guesses sent at the same time have locked the login while this right one was being checked. */
export const countSuccess = async (pool: Pool, login: string): Promise<boolean> => {
  const { rowCount } = await pool.query(
    `update kernel.login set failed_since_success = 0, locked_until = null
     where id = $1 and coalesce(locked_until <= now(), true)`,
    [login],
  );
  return rowCount === 1;
};

/** Who asks with a session's cookie. */
export type SessionAsker = Extract<Asker, { session: string }>;

const COOKIE =
  /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/;

/** Reads a session's cookie. Whether the session is alive is asked in the transaction that needs it. */
export const askerOf = (cookie: string | undefined, cameFrom: string): SessionAsker => {
  const [, org, session, secret] = COOKIE.exec(cookie ?? '') ?? [];
  if (!org || !session || !secret) throw new NotSignedIn();
  return { org, session, secretDigest: digestOfSecret(secret), cameFrom };
};

const digestOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Ends a session; whoever holds its cookie is nobody from now on. */
export const signOut = async (kernel: Kernel, asker: SessionAsker): Promise<void> => {
  const { rows } = await kernel.pool.query<{ org: string; person: string }>(
    `update kernel.session set ended_at = now() where id = $1 and secret_digest = $2 and ended_at is null
     returning org_id as org, person_id as person`,
    [asker.session, asker.secretDigest],
  );
  const { session, cameFrom } = asker;
  for (const who of rows) await leaveAccess(kernel, { command: 'kernel.signOut', ...who, session, cameFrom });
};

/** Who is signed in, for the web: person, company, positions, day. */
export const whoIs = (kernel: Kernel, asker: Asker) =>
  onClient(kernel.pool, async (client) => {
    const { actor, clock } = await enter(client, 'repeatable read, read only', asker);
    await client.query('commit');
    return { actor, clock, may: allowed(actor.holdings, kernel.mayOf) };
  });

type SessionLogin = { login_id: string; password_hash: string; pin_hash: string | null };

type Proved = { login: string; person: string };
/** What only its owner knows: the password, or inside a running session the PIN (21 CFR 11.200(a)(1)(i)). */
export type Credential = { readonly password: string } | { readonly pin: string };

/** Proves that whoever holds the session also knows password or PIN. Throws NotSignedIn when it is wrong. */
export const proveFresh = async (kernel: Kernel, asker: SessionAsker, credential: Credential): Promise<Proved> => {
  const { actor } = await whoIs(kernel, asker);
  const { rows } = await kernel.pool.query<SessionLogin>(
    `select l.id as login_id, l.password_hash, l.pin_hash
     from kernel.session s join kernel.login l on l.id = s.login_id
     where s.id = $1 and coalesce(l.locked_until <= now(), true)`,
    [asker.session],
  );
  const [found] = rows;
  if (!found) {
    throw new NotSignedIn({ zh: '密码多次错误，账号已暂停，请稍后再试', en: 'this login rests; try again later' });
  }
  const [kept, given] =
    'pin' in credential ? [found.pin_hash, credential.pin] : [found.password_hash, credential.password];
  const isRight = await verify(kept ?? (await NOBODYS_HASH), given);
  if (isRight && (await countSuccess(kernel.pool, found.login_id))) {
    return { login: found.login_id, person: actor.personId };
  }
  await countFailure(kernel.pool, found.login_id);
  const { org, session, cameFrom } = asker;
  const failed = { command: 'kernel.failToProvePassword', org, person: actor.personId, session, cameFrom } as const;
  await leaveAccess(kernel, failed);
  throw new NotSignedIn(
    'pin' in credential
      ? { zh: 'PIN 不正确', en: 'the PIN is wrong' }
      : { zh: '密码不正确', en: 'the password is wrong' },
  );
};

/** Replaces a password by one the person chose; all other sessions of the login end. */
export const choosePassword = async (
  kernel: Kernel,
  asker: SessionAsker,
  { password, chosen }: z.output<typeof PasswordChoice>,
): Promise<Bilingual | undefined> => {
  const { login, person } = await proveFresh(kernel, asker, { password });
  if (chosen.length < PASSWORD_LENGTH_MIN) {
    return {
      zh: `新密码至少 ${PASSWORD_LENGTH_MIN} 个字符`,
      en: `the new password needs at least ${PASSWORD_LENGTH_MIN} characters`,
    };
  }
  if (isSame(password, chosen))
    return { zh: '新密码不能与旧密码相同', en: 'the new password must differ from the old' };
  await kernel.pool.query('update kernel.login set password_hash = $2, must_choose_password = false where id = $1', [
    login,
    await hash(chosen, ARGON2),
  ]);
  await kernel.pool.query(
    'update kernel.session set ended_at = now() where login_id = $1 and id <> $2 and ended_at is null',
    [login, asker.session],
  );
  const { org, session, cameFrom } = asker;
  await leaveAccess(kernel, { command: 'kernel.choosePassword', org, person, session, cameFrom });
  return undefined;
};

const isSame = (a: string, b: string): boolean =>
  timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
