import { z } from 'zod';
import { device, udi } from '#fields/catalog';
import { command, contract, Id, query } from '#kernel/contract';
import { batch } from '#kernel/fields';
import { list } from '#kernel/lists/list';
import { place, standing } from './fields.ts';

const lotRow = {
  lotId: Id,
  product: device.name,
  model: device.model,
  primaryDi: udi.deviceIdentifier,
  lotNumber: batch.lotNumber.nullable(),
  lastUseOn: batch.lastUseOn.nullable(),
};

export const warehouse = contract('warehouse', {
  openSite: command({
    title: { zh: '启用仓库', en: 'Open a site' },
    about: z.object({}),
    fill: z.object({ name: place.site }),
    output: z.object({ siteId: Id }),
  }),
  /** Every lot there ever was. */
  lots: list({
    title: { zh: '批号', en: 'Lots' },
    row: z.object({ ...lotRow, productionOn: batch.productionOn.nullable() }),
    key: ['lotId'],
    sorts: ['lastUseOn', 'lotNumber'],
    sort: { by: 'lastUseOn', down: true },
    searched: ['lotNumber', 'product', 'model', 'primaryDi'],
  }),
  /** What stands in our sites now, lot by lot and site by site. */
  stock: list({
    title: { zh: '库存', en: 'Stock' },
    row: z.object({ ...lotRow, siteId: Id, site: place.site, ...standing }),
    key: ['lotId', 'siteId'],
    sorts: ['lotId', 'lastUseOn', 'lotNumber', 'product', 'pending', 'qualified'],
    sort: { by: 'lotId', down: true },
    searched: ['lotNumber', 'product', 'model', 'primaryDi'],
    hidden: ['primaryDi', 'onHold', 'nonconforming', 'recalled'],
  }),
  sites: query({
    title: { zh: '仓库', en: 'Sites' },
    input: z.object({}),
    output: z.array(z.object({ id: Id, name: place.site })),
  }),
});
