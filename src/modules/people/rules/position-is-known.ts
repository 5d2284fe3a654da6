import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { people } from '../contract.ts';
import { versionsOfPosition } from '../facts.ts';

/** Somebody is appointed to a position that the company has, its duties and permissions written down. */
export const positionIsKnown = rule('people.positionIsKnown', {
  basis: 'GSP 19',
  guards: [people.appoint],
  needs: ({ position }) => ({ versions: each(versionsOfPosition, position ? [position] : []) }),
  forbids: ({ position }, { versions }, { permissions }) =>
    position === undefined ||
    (position !== 'program' && permissions.positions[position]) ||
    versions(position).length > 0
      ? []
      : [{ zh: `没有岗位 ${position}`, en: `there is no position ${position}`, field: 'position' }],
});
