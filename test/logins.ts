/** Logins as people come by them: opened by the administrator, used with a password of their own. */
import { v7 } from 'uuid';
import { staff } from '#contract/staff';
import { drawPassword } from '#kernel/logins/drawn';
import { askerOf, choosePassword, type SessionAsker, signIn } from '#kernel/sign-in';
import { kernel, type World } from '#test/world';

/** The session of somebody in a world. */
export const sessionOf = ({ asker }: World['admin']) => asker as SessionAsker; // Everybody in a world has a session.
export const OWN = 'a password of my own';

/** Opens a login as the administrator does on the person's page. */
export const opened = async (world: World, personId: string, login = `l${v7()}`) => {
  const { oneTimePasswordId, password } = await drawPassword(kernel, sessionOf(world.admin));
  const answer = await world.admin.does(staff.openLogin, { about: { personId }, fill: { login, oneTimePasswordId } });
  return { login, password, loginId: answer.output.loginId, lineId: answer.lineId };
};

/** Signs in. */
export const entered = async (login: string, password: string, company?: string) => {
  const answer = await signIn(kernel, { login, password, ...(company && { company }) }, 'test');
  if (!('cookie' in answer)) throw new Error(`${login} did not get in: ${JSON.stringify(answer)}`);
  return askerOf(answer.cookie, 'test');
};

/** Somebody on file with a login and a password of their own. */
export const somebody = async (world: World) => {
  const person = await world.someone('receiver');
  const its = await opened(world, person.id);
  const asker = await entered(its.login, its.password);
  await choosePassword(kernel, asker, { password: its.password, chosen: OWN });
  return { ...its, personId: person.id, asker };
};
