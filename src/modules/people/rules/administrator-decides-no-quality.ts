import { rule } from '#kernel/operation';
import { people } from '../contract.ts';

/** What quality signs for: no version of the administrator's position may permit it. */
const qualityKinds = ['accept', 'release', 'hold', 'recall', 'destroy'];
const qualityActs = ['company.signGoLive', 'settings.change', 'settings.follow'];

/** Whatever a company makes of its positions, the administrator of the program takes no quality decision. */
export const administratorDecidesNoQuality = rule('people.administratorDecidesNoQuality', {
  basis: 'GSP 18',
  version: 2,
  guards: [people.revisePosition],
  needs: () => ({}),
  forbids: ({ position, permissions: asked = [] }, _, { permissions }) =>
    position === 'administrator'
      ? asked.flatMap((name) => {
          const its = permissions.named(name);
          const isQuality =
            qualityActs.includes(name) || (its?.is === 'command' && qualityKinds.includes(its.kind ?? ''));
          return its && isQuality
            ? [
                {
                  zh: `系统管理员不得有质量权限“${its.title.zh}”`,
                  en: `an administrator may not have the quality permission “${its.title.en}”`,
                  field: 'may',
                },
              ]
            : [];
        })
      : [],
});
