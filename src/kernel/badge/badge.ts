/** Badge and PIN: the person at a station changes in two seconds, without a keyboard. */
import { createHash, randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { z } from 'zod';
import type { Bilingual } from '../contract.ts';
import { leaveAccess } from '../leave-line.ts';
import type { Kernel } from '../perform.ts';
import {
  ARGON2,
  type Begun,
  beginSession,
  countFailure,
  countSuccess,
  proveFresh,
  resting,
  type SessionAsker,
  signOut,
  whoIs,
} from '../sign-in.ts';

export const BadgeTaken = z.object({ password: z.string().min(1).max(500), pin: z.string().regex(/^\d{6}$/) });
export const BadgeGivenUp = z.object({ password: z.string().min(1).max(500) });
export const PersonChange = z.object({ badge: z.string().trim().min(1).max(50), pin: z.string().min(1).max(20) });

/** Letters and digits that no scanner and no eye takes for another. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const CODE_LENGTH = 20;

/** Gives the person of the session a new badge; an earlier one is void. The code is answered this once. */
export const takeBadge = async (
  kernel: Kernel,
  asker: SessionAsker,
  { password, pin }: z.output<typeof BadgeTaken>,
): Promise<{ badge: string } | { refused: Bilingual }> => {
  if (isEasy(pin)) {
    return { refused: { zh: 'PIN 太容易被猜到，请换一个', en: 'this PIN is too easy to guess; choose another' } };
  }
  const { login, person } = await proveFresh(kernel, asker, { password });
  const badge = `YJ${Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}`;
  await keep(kernel, login, digestOfBadge(badge), await hash(pin, ARGON2));
  await leaveAccess(kernel, { command: 'kernel.takeBadge', ...whoLeaves(asker, person) });
  return { badge };
};

/** Makes the badge of the session's person void: it is lost, or no longer wanted. */
export const giveBadgeUp = async (
  kernel: Kernel,
  asker: SessionAsker,
  { password }: z.output<typeof BadgeGivenUp>,
): Promise<void> => {
  const { login, person } = await proveFresh(kernel, asker, { password });
  await keep(kernel, login, null, null);
  await leaveAccess(kernel, { command: 'kernel.giveBadgeUp', ...whoLeaves(asker, person) });
};

/** Whether the person of the session has a badge, so that signing may ask for the PIN. */
export const hasBadge = async (kernel: Kernel, { session }: SessionAsker): Promise<boolean> => {
  const { rows } = await kernel.pool.query<{ has: boolean }>(
    `select l.pin_hash is not null as has
     from kernel.session s join kernel.login l on l.id = s.login_id where s.id = $1`,
    [session],
  );
  return rows[0]?.has ?? false;
};

type BadgeLogin = {
  id: string;
  pin_hash: string;
  person_id: string;
  must_choose_password: boolean;
  is_locked: boolean;
};

const wrong: Bilingual = { zh: '胸卡或 PIN 不正确', en: 'the badge or the PIN is wrong' };

/** Ends the session of a station and begins one for the person whose badge and PIN these are, of the same company. A
 *  station nobody is signed in at asks for a password first: a PIN alone opens no door from outside.
 *  Throws NotSignedIn when the station's own session has ended. */
export const changePerson = async (
  kernel: Kernel,
  asker: SessionAsker,
  { badge, pin }: z.output<typeof PersonChange>,
): Promise<Begun> => {
  await whoIs(kernel, asker);
  const { org, cameFrom } = asker;
  const { rows } = await kernel.pool.query<BadgeLogin>(
    `select l.id, l.pin_hash, l.must_choose_password, coalesce(l.locked_until > now(), false) as is_locked,
       coalesce(e.person_id, l.person_id) as person_id
     from kernel.login l
     left join kernel.login_elsewhere e on e.login_id = l.id and e.org_id = $2 and e.ended_at is null
     where l.badge_digest = $1 and (l.org_id = $2 or e.org_id = $2)`,
    [digestOfBadge(badge), org],
  );
  const [found] = rows;
  if (!found) return { refused: wrong, isLocked: false };
  const who = { org, person: found.person_id, cameFrom };
  const isRight = !found.is_locked && (await verify(found.pin_hash, pin));
  if (!found.is_locked && !isRight) await countFailure(kernel.pool, found.id);
  const isIn = isRight && (await countSuccess(kernel.pool, found.id));
  if (!isIn) {
    await leaveAccess(kernel, { command: 'kernel.failToSignIn', ...who });
    return isRight || found.is_locked ? { refused: resting, isLocked: true } : { refused: wrong, isLocked: false };
  }
  await signOut(kernel, asker);
  const cookie = await beginSession(kernel, found.id, who);
  return { cookie, mustChoosePassword: found.must_choose_password };
};

const keep = (kernel: Kernel, login: string, badge: string | null, pin: string | null) =>
  kernel.pool.query('update kernel.login set badge_digest = $2, pin_hash = $3 where id = $1', [login, badge, pin]);

const whoLeaves = ({ org, session, cameFrom }: SessionAsker, person: string) => ({ org, person, session, cameFrom });

const digestOfBadge = (badge: string): string => createHash('sha256').update(badge.toUpperCase()).digest('hex');

/** One digit six times, a run up or down, or three digits twice. */
const isEasy = (pin: string): boolean => {
  const steps = [...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at]));
  const isRun = steps.every((step) => step === steps[0] && Math.abs(step) <= 1);
  return isRun || pin.slice(0, 3) === pin.slice(3);
};
