import { fileChanged, open, post } from '#kernel/effects';
import { known } from '#kernel/errors';
import { each, one } from '#kernel/fact';
import { normalisedNumber } from '#kernel/ledger';
import { operation } from '#kernel/operation';
import { warehouse } from '../contract.ts';
import { movedUnitKey, movementKey, movementOfDocument, unitOfMovement } from '../movements.ts';
import { correcting } from '../workflow.ts';

/** Correcting takes back what a movement wrongly brought, all of it or a part, by a movement that names it. What was
 *  recorded stays as it is. */
export const correct = operation(warehouse.correct, {
  locks: ({ documentId }) => [{ document: documentId }],
  load: ({ documentId, movementId }, fill) => ({
    movement: one(movementOfDocument, movementKey(documentId, movementId)),
    unit: each(unitOfMovement, fill?.serials.map((serial) => movedUnitKey(movementId, normalisedNumber(serial))) ?? []),
  }),
  subject: ({ movement }, { documentId, movementId }, fill) => ({
    documentId,
    movementId,
    siteId: movement.siteId ?? undefined,
    partyId: movement.partyId ?? undefined,
    lines: [
      {
        lotId: movement.lotId,
        productId: movement.productId,
        status: movement.toStatus,
        fromLocationId: movement.toLocationId,
        toLocationId: movement.fromLocationId,
        ...(fill ? { quantity: fill.quantity, serials: fill.serials.map(normalisedNumber) } : {}),
      },
    ],
  }),
  run: ({ movement, unit }, { movementId, quantity, serials, reason }, { newId, today }) => {
    const id = newId();
    const { lotId, intakeId, siteId, partyId } = movement;
    const unitIds = serials.map(
      (serial) => known(unit(movedUnitKey(movementId, normalisedNumber(serial))), 'the unit was moved').id,
    );
    return [
      ...(movement.fromSscc ? [fileChanged(movement.fromLocationId)] : []),
      open(
        correcting.open({
          ...{ id, today, lotIds: [lotId] },
          ...(siteId && { siteId }),
          ...(partyId && { counterpartyId: partyId }),
        }),
      ),
      post({
        ...{ id: newId(), documentId: id, intakeId, quantity, unitIds, correctsId: movementId, reason },
        from: {
          locationId: movement.toLocationId,
          status: movement.toStatus,
          beneath: movement.toBeneath,
          ownerId: movement.toOwnerId,
        },
        to: {
          locationId: movement.fromLocationId,
          status: movement.fromStatus,
          beneath: movement.fromBeneath,
          ownerId: movement.fromOwnerId,
        },
      }),
    ];
  },
});
