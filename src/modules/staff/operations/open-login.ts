import { add, reply } from '#kernel/effects';
import { each, one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { personById } from '#modules/people';
import { staff } from '../contract.ts';
import { drawnBy } from '../drawn-by.ts';
import { oneTimePasswordById } from '../facts.ts';

/** Somebody gets a login with a password that serves once: the first thing they do is choose one of their own. */
export const openLogin = operation(staff.openLogin, {
  load: ({ personId }, fill) => ({
    person: one(personById, personId),
    drawn: each(oneTimePasswordById, fill ? [fill.oneTimePasswordId] : []),
  }),
  subject: (_, { personId }, fill) => ({ personId, login: fill?.login, lines: [] }),
  run: ({ drawn }, { personId, login, oneTimePasswordId }, context) => {
    const { passwordHash } = drawnBy(context, drawn(oneTimePasswordId), oneTimePasswordId);
    const loginId = context.newId();
    const its = { id: loginId, name: login, personId, passwordHash, mustChoosePassword: true };
    return [add('kernel.login', its), reply({ loginId })];
  },
});
