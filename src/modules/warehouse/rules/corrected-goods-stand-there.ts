import { each } from '#kernel/fact';
import { lotById, stockOfLot } from '#kernel/ledger';
import { allocatedOfLot } from '#kernel/ledger/pools';
import { rule } from '#kernel/operation';
import type { SubjectLine } from '#kernel/subject';
import { warehouse } from '../contract.ts';
import { movedUnitKey, movementKey, movementOfDocument, unitOfMovement } from '../movements.ts';

/** Only goods that still stand where the movement brought them, as it left them, are taken back; units are named. */
export const correctedGoodsStandThere = rule('warehouse.correctedGoodsStandThere', {
  basis: 'GSP 77',
  guards: [warehouse.correct],
  needs: ({ documentId = '', movementId = '', lines: [line] }) => {
    const { lotId = '', serials = [] } = line ?? {};
    return {
      movement: each(movementOfDocument, [movementKey(documentId, movementId)]),
      stock: each(stockOfLot, [lotId]),
      lot: each(lotById, [lotId]),
      bound: each(allocatedOfLot, [lotId]),
      unit: each(
        unitOfMovement,
        serials.map((serial) => movedUnitKey(movementId, serial)),
      ),
    };
  },
  forbids: ({ documentId = '', movementId = '', lines: [line] }, { movement, stock, lot, bound, unit }) => {
    const its = movement(movementKey(documentId, movementId));
    if (!line || its?.toSide !== 'inside') return [];
    const { lotId = '' } = line;
    const isThere = (row: Account) =>
      row.locationId === its.toLocationId &&
      row.status === its.toStatus &&
      row.beneath === its.toBeneath &&
      row.ownerId === its.toOwnerId;
    const picked = bound(lotId)
      .filter((row) => row.intakeId === its.intakeId && row.locationId === its.toLocationId)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    const there = stock(lotId)
      .filter((row) => row.intakeId === its.intakeId && isThere(row))
      .reduce((sum, { quantity }) => sum + quantity, its.toStatus === 'qualified' ? -picked : 0);
    if (there < (line.quantity ?? 1)) {
      return [
        {
          zh: `其中只有 ${Math.max(there, 0)} 还在原处且状态未变；之后的移动请先更正`,
          en: `${Math.max(there, 0)} of it still stand there unchanged; correct later movements first`,
          field: 'quantity',
        },
      ];
    }
    const strange = (line.serials ?? []).filter((serial) => {
      const one = unit(movedUnitKey(movementId, serial));
      return !one || !isThere(one);
    });
    return [
      ...countFindings(line, lot(lotId)?.isBySerial ?? false),
      ...strange.map((serial) => ({
        zh: `序列号 ${serial} 不在此流转之列，或已不在原处`,
        en: `serial number ${serial} was not moved by it, or stands there no more`,
        field: 'serials',
      })),
    ];
  },
});

type Account = { locationId: string; status: string; beneath: string; ownerId: string };

const countFindings = ({ quantity, serials }: SubjectLine, isBySerial: boolean) => {
  if (quantity === undefined || new Set(serials).size === (isBySerial ? quantity : 0)) return [];
  return [
    isBySerial
      ? { zh: '按序列号管理：请逐件列出', en: 'kept by serial number: name every unit once', field: 'serials' }
      : { zh: '此批不按序列号管理', en: 'this lot is not kept by serial number', field: 'serials' },
  ];
};
