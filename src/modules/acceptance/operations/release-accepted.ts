import { closeDeadline, openDeadlinesOf } from '#kernel/deadlines/deadline';
import { change, post } from '#kernel/effects';
import { known } from '#kernel/errors';
import { one } from '#kernel/fact';
import { documentById } from '#kernel/ledger';
import { operation } from '#kernel/operation';
import { acceptance } from '../contract.ts';
import { acceptInTime } from '../deadlines.ts';
import { acceptanceById, categoryOfAccepted, zonesOfAcceptance } from '../queries.ts';
import { stockWaiting, unitsWaiting } from '../waiting-goods.ts';
import { accepting } from '../workflow.ts';

/** Quality release: what this acceptance found to conform leaves the waiting zone and may be sold from now on. */
export const releaseAccepted = operation(acceptance.releaseAccepted, {
  locks: ({ acceptanceId }) => [{ document: acceptanceId }],
  load: ({ acceptanceId }) => ({
    document: one(documentById, acceptanceId),
    acceptance: one(acceptanceById, acceptanceId),
    filed: one(categoryOfAccepted, acceptanceId),
    zones: one(zonesOfAcceptance, acceptanceId),
    stock: one(stockWaiting, acceptanceId),
    units: one(unitsWaiting, acceptanceId),
    deadlines: one(openDeadlinesOf, acceptanceId),
  }),
  subject: ({ acceptance: { supplierId, siteId, id, productId, lotId, quantity }, filed }) => ({
    partyId: supplierId,
    siteId,
    documentId: id,
    lines: [{ productId, category: filed.category, lotId, quantity }],
  }),
  transition: ({ document }) => accepting.release(document),
  run: ({ acceptance: accepted, zones, stock, units, deadlines }, { conclusion }, context) => [
    change('acceptance.acceptance', accepted, {
      conclusion,
      acceptedBy: context.personId,
      acceptedAt: context.now,
    }),
    ...closeDeadline(acceptInTime, deadlines, context),
    ...stock
      .filter(({ status }) => status === 'pending')
      .map(({ locationId, ownerId, quantity }) =>
        post({
          id: context.newId(),
          documentId: accepted.id,
          intakeId: accepted.intakeId,
          from: { locationId, status: 'pending', ownerId },
          to: { locationId: zoneOf(zones, 'qualified'), status: 'qualified' },
          quantity,
          unitIds: units
            .filter((unit) => unit.locationId === locationId && unit.ownerId === ownerId)
            .map(({ id }) => id),
        }),
      ),
  ],
});

const zoneOf = (zones: readonly { zone: string; id: string }[], wanted: string): string =>
  known(
    zones.find(({ zone }) => zone === wanted),
    `the site has a ${wanted} zone`,
  ).id;
