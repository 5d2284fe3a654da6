import { each } from '#kernel/fact';
import { lotById } from '#kernel/ledger';
import { openHeld, stockHeld, unitsHeld } from '#kernel/ledger/holds';
import { rule } from '#kernel/operation';
import { warehouse } from '../contract.ts';
import { withoutIt } from '../lifting.ts';
import { zonesOf } from './zone-fits-status.ts';

/** Held goods may stand apart in any zone; before they are what they were, they go back to where that stands. */
export const liftedGoodsFitTheirZone = rule('warehouse.liftedGoodsFitTheirZone', {
  basis: 'GSP 40',
  guards: [warehouse.lift],
  mendedBy: warehouse.move,
  needs: ({ documentId, lines }) => {
    const its = documentId ? [documentId] : [];
    return {
      stock: each(stockHeld, its),
      holds: each(openHeld, its),
      units: each(unitsHeld, its),
      lot: each(
        lotById,
        lines.flatMap(({ lotId }) => lotId ?? []),
      ),
    };
  },
  forbids: ({ documentId = '' }, { stock, holds, units, lot }) => {
    const held = { stock: stock(documentId), holds: holds(documentId), units: units(documentId) };
    const astray = withoutIt(held, documentId).filter(({ row, to }) => row.zone && !zonesOf[to].includes(row.zone));
    return [...new Set(astray.map(({ row }) => row.lotId))].map((lotId) => {
      const number = lot(lotId)?.number ?? '—';
      return {
        zh: `批号 ${number} 还有货物在与解除后状态不符的库区，请先移回`,
        en: `goods of lot ${number} stand in a zone that is not theirs once lifted; move them back first`,
      };
    });
  },
});
