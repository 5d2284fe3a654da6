import { defineModule, reading } from '#kernel/operation';
import { warehouse } from './contract.ts';
import { lots, stock } from './lists.ts';
import { openSite } from './operations/open-site.ts';
import { sitesOf } from './queries.ts';

export { sitesOf } from './queries.ts';

export const warehouseModule = defineModule('warehouse', warehouse, {
  operations: { openSite },
  readings: { lots, stock, sites: reading(warehouse.sites, sitesOf) },
});
