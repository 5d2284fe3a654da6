/** From one company to another under the same login: the session here ends, one there begins. */
import { z } from 'zod';
import { type Bilingual, Id } from '../contract.ts';
import { NotFound } from '../errors.ts';
import type { Kernel } from '../perform.ts';
import { type Begun, beginSession, resting, type SessionAsker, signOut, whoIs } from '../sign-in.ts';
import { membershipsOf } from './companies.ts';

export const CompanyChange = z.object({ company: Id });

const passwordFirst: Bilingual = { zh: '请先设置自己的密码', en: 'choose a password of your own first' };

/** Each company's journal tells of its own side: here somebody signed out, there they signed in. Throws NotSignedIn
 *  when the session has ended, and NotFound for a company the login is not of. */
export const changeCompany = async (
  kernel: Kernel,
  asker: SessionAsker,
  { company }: z.output<typeof CompanyChange>,
): Promise<Begun> => {
  const { actor } = await whoIs(kernel, asker);
  if (actor.mustChoosePassword) return { refused: passwordFirst, isLocked: false };
  const { rows } = await kernel.pool.query<{ login: string; is_locked: boolean }>(
    `select l.id as login, coalesce(l.locked_until > now(), false) as is_locked
     from kernel.session s join kernel.login l on l.id = s.login_id where s.id = $1`,
    [asker.session],
  );
  const [found] = rows;
  const all = found ? await membershipsOf(kernel.pool, found.login) : [];
  const there = all.find(({ org }) => org === company && org !== asker.org);
  if (!found || !there) {
    throw new NotFound({ zh: '您的账号不属于这家企业', en: 'your login is not of this company' }, company);
  }
  if (found.is_locked) return { refused: resting, isLocked: true };
  await signOut(kernel, asker);
  const cookie = await beginSession(kernel, found.login, { ...there, cameFrom: asker.cameFrom });
  return { cookie, mustChoosePassword: false };
};
