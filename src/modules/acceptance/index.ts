import { defineModule, reading } from '#kernel/operation';
import { acceptance } from './contract.ts';
import { acceptInTime } from './deadlines.ts';
import { acceptances } from './lists.ts';
import { releaseAccepted } from './operations/release-accepted.ts';
import { printRecord } from './papers/acceptance-record.ts';
import { accepted, waiting } from './queries.ts';
import { followCorrection, planAcceptance, planLateAcceptance } from './reactions.ts';
import { allOfItWaitsFree } from './rules/all-of-it-waits-free.ts';
import { lotIsInDate } from './rules/lot-is-in-date.ts';
import { lotIsReleased } from './rules/lot-is-released.ts';
import { openingStockIsReleased } from './rules/opening-stock-is-released.ts';
import { releaserDidNotReceive } from './rules/releaser-did-not-receive.ts';
import { shortLifeIsApproved } from './rules/short-life-is-approved.ts';
import { separationOfDuties, shortLife, timeToAccept } from './settings.ts';

export const acceptanceModule = defineModule('acceptance', acceptance, {
  operations: { releaseAccepted, printRecord },
  rules: [
    lotIsInDate,
    lotIsReleased,
    openingStockIsReleased,
    releaserDidNotReceive,
    shortLifeIsApproved,
    allOfItWaitsFree,
  ],
  reactions: [planAcceptance, planLateAcceptance, followCorrection],
  settings: [separationOfDuties, shortLife, timeToAccept],
  deadlines: [acceptInTime],
  readings: {
    acceptances,
    waiting: reading(acceptance.waiting, (tx, { after }) => waiting(tx, after)),
    accepted: reading(acceptance.accepted, (tx, { documentId }) => accepted(tx, documentId)),
  },
});
