import { add, reply } from '#kernel/effects';
import { one } from '#kernel/fact';
import { siteById } from '#kernel/ledger';
import { operation } from '#kernel/operation';
import { warehouse } from '../contract.ts';

/** Opening a bin gives goods a place of their own inside a zone; what may stand there is what the zone may hold. */
export const openBin = operation(warehouse.openBin, {
  load: ({ siteId }) => ({ site: one(siteById, siteId) }),
  subject: (_, { siteId }) => ({ siteId, lines: [] }),
  run: ({ site }, { siteId, zone, bin }, { newId }) => {
    const locationId = newId();
    const named = { nameZh: `${site.nameZh} ${bin}`, nameEn: `${site.nameEn} ${bin}` };
    return [
      add('kernel.location', { id: locationId, side: 'inside', siteId, zone, bin, ...named }),
      reply({ locationId }),
    ];
  },
});
