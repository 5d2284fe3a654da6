import { add, open, reply } from '#kernel/effects';
import { each, one } from '#kernel/fact';
import { siteById } from '#kernel/ledger';
import { operation } from '#kernel/operation';
import { warehouse } from '../contract.ts';
import { placeById } from '../queries.ts';
import { carrying } from '../workflow.ts';

/** Opening a container gives a pallet, carton or tote with its SSCC a place of its own, in a zone or bin of a site;
 *  goods are packed into it by moving them there. */
export const openContainer = operation(warehouse.openContainer, {
  load: ({ siteId }, fill) => ({
    site: one(siteById, siteId),
    to: each(placeById, fill ? [fill.toLocationId] : []),
  }),
  subject: (_, { siteId }, fill) => ({ siteId, lines: [], ...(fill && { toLocationId: fill.toLocationId }) }),
  run: ({ site, to }, { siteId, sscc, toLocationId }, { newId, today, now, personId }) => {
    const [containerId, documentId] = [newId(), newId()];
    const named = { nameZh: `${site.nameZh} 容器 ${sscc}`, nameEn: `${site.nameEn} container ${sscc}` };
    const zone = to(toLocationId)?.zone ?? null;
    return [
      open(carrying.open({ id: documentId, today, siteId, lotIds: [] })),
      add('kernel.gate', { id: containerId }),
      add('kernel.location', { id: containerId, side: 'inside', siteId, zone, sscc, parentId: toLocationId, ...named }),
      add('kernel.containerMove', {
        ...{ id: newId(), containerId, documentId, toLocationId, personId, movedAt: now },
      }),
      reply({ containerId }),
    ];
  },
});
