import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { warehouse } from '../contract.ts';
import { containerById, placeById } from '../queries.ts';

/** A container stands in a zone or bin of its site, never in another container; it is moved to where it does not stand
 *  yet. Between sites goods are posted. */
export const containerStandsInAPlace = rule('warehouse.containerStandsInAPlace', {
  basis: 'GSP 40',
  guards: [warehouse.openContainer, warehouse.moveContainer],
  needs: ({ containerId, toLocationId }) => ({
    place: each(placeById, toLocationId ? [toLocationId] : []),
    container: each(containerById, containerId ? [containerId] : []),
  }),
  forbids: ({ siteId, containerId = '', toLocationId }, { place, container }) => {
    if (toLocationId === undefined) return [];
    const to = place(toLocationId);
    const field = 'toLocationId';
    if (!to?.zone || to.siteId !== siteId) {
      return [{ zh: '目标位置不在本仓', en: 'the target is not on this site', field }];
    }
    if (to.sscc) return [{ zh: '容器不能放进另一个容器', en: 'a container stands in no other container', field }];
    return container(containerId)?.parentId === toLocationId
      ? [{ zh: '容器已在该位置', en: 'the container stands there already', field }]
      : [];
  },
});
