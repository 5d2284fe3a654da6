import { add, change, fileChanged, open } from '#kernel/effects';
import { each, one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { goodsIn } from '../containers.ts';
import { warehouse } from '../contract.ts';
import { containerById, placeById } from '../queries.ts';
import { carrying } from '../workflow.ts';

/** Moving a container carries all that is in it to another place of its site: its place changes, no goods are posted,
 *  and where it stood before stays on file. */
export const moveContainer = operation(warehouse.moveContainer, {
  locks: ({ containerId }) => [{ place: containerId }],
  load: ({ containerId }, fill) => ({
    container: one(containerById, containerId),
    goods: one(goodsIn, containerId),
    to: each(placeById, fill ? [fill.toLocationId] : []),
  }),
  subject: ({ container, goods }, { containerId }, fill) => ({
    siteId: container.siteId ?? undefined,
    containerId,
    ...(fill && { toLocationId: fill.toLocationId }),
    lines: goods.map(({ lotId, productId, status }) => ({
      ...{ lotId, productId, status },
      ...(fill && { toLocationId: fill.toLocationId }),
    })),
  }),
  run: ({ container, goods, to }, { containerId, toLocationId }, { newId, today, now, personId }) => {
    const documentId = newId();
    const lotIds = [...new Set(goods.map(({ lotId }) => lotId))];
    return [
      open(carrying.open({ id: documentId, today, siteId: container.siteId ?? '', lotIds })),
      change('kernel.location', container, { parentId: toLocationId, zone: to(toLocationId)?.zone ?? null }),
      add('kernel.containerMove', {
        ...{ id: newId(), containerId, documentId, fromLocationId: container.parentId },
        ...{ toLocationId, personId, movedAt: now },
      }),
      fileChanged(containerId),
    ];
  },
});
