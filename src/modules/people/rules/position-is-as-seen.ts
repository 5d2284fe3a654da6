import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { people } from '../contract.ts';
import { versionsOfPosition } from '../facts.ts';

/** Who revises a position has seen its last version: of two revisions the second is told, and looks again. */
export const positionIsAsSeen = rule('people.positionIsAsSeen', {
  basis: 'INSP 5.51',
  guards: [people.revisePosition],
  needs: ({ position }) => ({ versions: each(versionsOfPosition, position ? [position] : []) }),
  forbids: ({ position = '', positionVersion }, { versions }) => {
    const last = versions(position).length;
    return positionVersion === last
      ? []
      : [
          {
            zh: `此岗位已有第 ${last} 版，您看到的是第 ${positionVersion} 版，请刷新后再修订`,
            en: `the position is at version ${last}, you saw version ${positionVersion}; look again first`,
          },
        ];
  },
});
