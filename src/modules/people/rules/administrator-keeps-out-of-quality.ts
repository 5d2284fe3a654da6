import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { people } from '../contract.ts';
import { holdingsOfPerson } from '../facts.ts';

const quality = ['qualityHead', 'qualityStaff', 'acceptor'];

/** Quality decides independently: who administers the program takes no quality decision, not even as a deputy. */
export const administratorKeepsOutOfQuality = rule('people.administratorKeepsOutOfQuality', {
  basis: 'GSP 18',
  guards: [people.appoint, people.appointDeputy],
  needs: ({ personId }) => ({ held: each(holdingsOfPerson, personId ? [personId] : []) }),
  forbids: ({ personId, position = '' }, { held }) => {
    const present = (personId ? held(personId) : []).map((its) => its.position);
    const clashes =
      (position === 'administrator' && present.some((its) => quality.includes(its))) ||
      (quality.includes(position) && present.includes('administrator'));
    return clashes
      ? [
          {
            zh: '系统管理员不得兼任质量岗位',
            en: 'an administrator holds no quality position',
          },
        ]
      : [];
  },
});
