import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { staff } from '../contract.ts';
import { linkOfPerson, loginByName } from '../facts.ts';

/** One login is one person of a company, and one person has one login from elsewhere. */
export const loginIsElsewhere = rule('staff.loginIsElsewhere', {
  basis: 'INSP 5.51',
  guards: [staff.linkLogin],
  needs: ({ login, personId }) => ({
    known: each(loginByName, login ? [login] : []),
    links: each(linkOfPerson, personId ? [personId] : []),
  }),
  forbids: ({ login, personId }, { known, links }) => {
    if (personId && links(personId).length > 0) {
      return [{ zh: '此人已关联其他企业的账号', en: 'this person is linked to a login already' }];
    }
    const its = login ? known(login) : undefined;
    if (its?.isHome) {
      return [{ zh: `账号 ${login} 就是本企业的账号`, en: `${login} is a login of this company`, field: 'login' }];
    }
    return its?.isLinked
      ? [{ zh: `账号 ${login} 已关联本企业的另一人`, en: `${login} is linked to somebody here`, field: 'login' }]
      : [];
  },
});
