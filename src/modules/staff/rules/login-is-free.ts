import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { staff } from '../contract.ts';
import { loginByName } from '../facts.ts';

/** A name to sign in by is one person's: nobody signs in under another's. */
export const loginIsFree = rule('staff.loginIsFree', {
  basis: 'INSP 5.51',
  guards: [staff.openLogin],
  needs: ({ login }) => ({ known: each(loginByName, login ? [login] : []) }),
  forbids: ({ login }, { known }) =>
    login && known(login)
      ? [{ zh: `账号 ${login} 已被使用`, en: `the login ${login} is taken already`, field: 'login' }]
      : [],
});
