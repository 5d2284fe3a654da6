import { rule } from '#kernel/operation';
import { people } from '../contract.ts';

/** A position permits commands and queries that there are, and nobody writes the program's own. */
export const permissionsExist = rule('people.permissionsExist', {
  basis: 'INSP 5.51',
  guards: [people.revisePosition],
  needs: () => ({}),
  forbids: ({ position, permissions: asked = [] }, _, { permissions }) => [
    ...(position === 'program'
      ? [{ zh: '系统自身的岗位不能修订', en: "the program's own position is not revised", field: 'position' }]
      : []),
    ...asked
      .filter((name) => !permissions.named(name))
      .map((name) => ({ zh: `没有权限 ${name}`, en: `there is no permission ${name}`, field: 'may' })),
  ],
});
