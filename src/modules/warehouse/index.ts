import { defineModule, reading } from '#kernel/operation';
import { findable } from '#kernel/sought/sought';
import { comparing } from './comparing.ts';
import { carriedLines, containerOf, containers } from './containers.ts';
import { warehouse } from './contract.ts';
import { expiry } from './expiry.ts';
import { openHolds } from './holds.ts';
import { lots, stock } from './lists.ts';
import { movedLines } from './moved-lines.ts';
import { correct } from './operations/correct.ts';
import { hold } from './operations/hold.ts';
import { lift } from './operations/lift.ts';
import { move } from './operations/move.ts';
import { moveContainer } from './operations/move-container.ts';
import { moveLate } from './operations/move-late.ts';
import { openBin } from './operations/open-bin.ts';
import { openContainer } from './operations/open-container.ts';
import { openSite } from './operations/open-site.ts';
import { recall } from './operations/recall.ts';
import { reportDifferences } from './operations/report-differences.ts';
import { separate } from './operations/separate.ts';
import { placesOf, sitesOf, standingOf } from './queries.ts';
import { containerStandsInAPlace } from './rules/container-stands-in-a-place.ts';
import { correctedGoodsStandThere } from './rules/corrected-goods-stand-there.ts';
import { goodsAreThere } from './rules/goods-are-there.ts';
import { goodsWereThereThen } from './rules/goods-were-there-then.ts';
import { lateEntryIsInTime } from './rules/late-entry-is-in-time.ts';
import { liftedByItsPosition } from './rules/lifted-by-its-position.ts';
import { liftedGoodsFitTheirZone } from './rules/lifted-goods-fit-their-zone.ts';
import { movementMayBeCorrected } from './rules/movement-may-be-corrected.ts';
import { separatedGoodsStandApart } from './rules/separated-goods-stand-apart.ts';
import { soldGoodsComeBackAsReturn } from './rules/sold-goods-come-back-as-return.ts';
import { unitsStandThere } from './rules/units-stand-there.ts';
import { zoneFitsStatus } from './rules/zone-fits-status.ts';
import { lateEntry } from './settings.ts';

export { correct } from './operations/correct.ts';
export { sitesOf } from './queries.ts';

findable('kernel.location', {
  kind: 'site',
  words: ({ side, zone, siteId, id, nameZh }) =>
    side === 'inside' && !zone && siteId === id ? [String(nameZh)] : undefined,
});

export const warehouseModule = defineModule('warehouse', warehouse, {
  mends: { 'kernel.holdPermits': warehouse.lift },
  operations: {
    openSite,
    openBin,
    openContainer,
    moveContainer,
    move,
    moveLate,
    correct,
    hold,
    recall,
    lift,
    separate,
    reportDifferences,
  },
  jobs: [expiry, comparing],
  rules: [
    liftedByItsPosition,
    liftedGoodsFitTheirZone,
    zoneFitsStatus,
    containerStandsInAPlace,
    separatedGoodsStandApart,
    goodsAreThere,
    unitsStandThere,
    movementMayBeCorrected,
    soldGoodsComeBackAsReturn,
    correctedGoodsStandThere,
    lateEntryIsInTime,
    goodsWereThereThen,
  ],
  settings: [lateEntry],
  readings: {
    lots,
    stock,
    sites: reading(warehouse.sites, sitesOf),
    places: reading(warehouse.places, (tx, { siteId }) => placesOf(tx, siteId)),
    containers: reading(warehouse.containers, (tx, { text, after }) => containers(tx, text, after)),
    container: reading(warehouse.container, (tx, { containerId }) => containerOf(tx, containerId)),
    standing: reading(warehouse.standing, (tx, { lotId }) => standingOf(tx, lotId)),
    movedLines: reading(warehouse.movedLines, (tx, { documentId, after }) => movedLines(tx, documentId, after)),
    carriedLines: reading(warehouse.carriedLines, (tx, { documentId, after }) => carriedLines(tx, documentId, after)),
    holds: reading(warehouse.holds, (tx, { after }) => openHolds(tx, after)),
  },
});
