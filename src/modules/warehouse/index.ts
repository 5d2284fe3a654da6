import { defineModule, reading } from '#kernel/operation';
import { findable } from '#kernel/sought/sought';
import { comparing } from './comparing.ts';
import { warehouse } from './contract.ts';
import { expiry } from './expiry.ts';
import { openHolds } from './holds.ts';
import { lots, stock } from './lists.ts';
import { movedLines } from './moved-lines.ts';
import { hold } from './operations/hold.ts';
import { lift } from './operations/lift.ts';
import { move } from './operations/move.ts';
import { openBin } from './operations/open-bin.ts';
import { openSite } from './operations/open-site.ts';
import { recall } from './operations/recall.ts';
import { reportDifferences } from './operations/report-differences.ts';
import { placesOf, sitesOf, standingOf } from './queries.ts';
import { goodsAreThere } from './rules/goods-are-there.ts';
import { liftedByItsPosition } from './rules/lifted-by-its-position.ts';
import { unitsStandThere } from './rules/units-stand-there.ts';
import { zoneFitsStatus } from './rules/zone-fits-status.ts';

export { sitesOf } from './queries.ts';

findable('kernel.location', {
  kind: 'site',
  words: ({ side, zone, siteId, id, nameZh }) =>
    side === 'inside' && !zone && siteId === id ? [String(nameZh)] : undefined,
});

export const warehouseModule = defineModule('warehouse', warehouse, {
  mends: { 'kernel.holdPermits': warehouse.lift },
  operations: { openSite, openBin, move, hold, recall, lift, reportDifferences },
  jobs: [expiry, comparing],
  rules: [liftedByItsPosition, zoneFitsStatus, goodsAreThere, unitsStandThere],
  readings: {
    lots,
    stock,
    sites: reading(warehouse.sites, sitesOf),
    places: reading(warehouse.places, (tx, { siteId }) => placesOf(tx, siteId)),
    standing: reading(warehouse.standing, (tx, { lotId }) => standingOf(tx, lotId)),
    movedLines: reading(warehouse.movedLines, (tx, { documentId, after }) => movedLines(tx, documentId, after)),
    holds: reading(warehouse.holds, (tx, { after }) => openHolds(tx, after)),
  },
});
