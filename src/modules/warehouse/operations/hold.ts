import type { Command } from '#kernel/contract';
import { add, fileChanged, open } from '#kernel/effects';
import { one } from '#kernel/fact';
import { openUnder, scopeKey, settled, settling, stockUnder, unitsUnder } from '#kernel/ledger/holds';
import { type Operation, operation } from '#kernel/operation';
import { warehouse } from '../contract.ts';
import { scopeOnFile } from '../queries.ts';
import { holding, recalling } from '../workflow.ts';

/** Who may lift what was held or recalled. */
const LIFTED_BY = 'qualityHead';

type Opening = typeof warehouse.hold | typeof warehouse.recall;

const holdingAs = (on: Opening & Command, kind: 'hold' | 'recall'): Operation =>
  operation(on, {
    locks: ({ scope, scopeId }) => [{ scope, id: scopeId }],
    load: ({ scope, scopeId }) => {
      const key = scopeKey(scope, scopeId);
      return {
        held: one(scopeOnFile, key),
        stock: one(stockUnder, key),
        holds: one(openUnder, key),
        units: one(unitsUnder, key),
      };
    },
    subject: ({ stock }) => ({
      lines: [...new Map(stock.map(({ lotId, productId }) => [lotId, { lotId, productId }])).values()],
    }),
    run: ({ stock, holds, units }, { scope, scopeId, reason, caseNumber }, { newId, today, now, personId }) => {
      const id = newId();
      const lotIds = [...new Set(stock.map(({ lotId }) => lotId))];
      const siteId = scope === 'site' ? { siteId: scopeId } : {};
      const changes = settled(stock, units, [...holds, { kind, scope, scopeId }]);
      return [
        open((kind === 'recall' ? recalling : holding).open({ id, today, lotIds, ...siteId })),
        add('kernel.hold', {
          id,
          kind,
          scope,
          scopeId,
          reason,
          caseNumber: caseNumber ?? null,
          liftedByPosition: LIFTED_BY,
          openedBy: personId,
          openedAt: now,
        }),
        fileChanged(scopeId),
        ...settling(changes, id, newId),
      ];
    },
  });

/** Holding takes goods out of sale at once, wherever they stand inside: a lot, a product, a unit, what one receipt or one
 *  supplier brought, or a site. What comes later comes in held. */
export const hold = holdingAs(warehouse.hold, 'hold');

/** Recalling does the same, stricter: recalled goods wait to go back or to be destroyed. */
export const recall = holdingAs(warehouse.recall, 'recall');
