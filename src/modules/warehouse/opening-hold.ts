import type { About, Fill } from '#kernel/contract';
import { add, type Effect, fileChanged, open } from '#kernel/effects';
import { type Loaded, one } from '#kernel/fact';
import { openUnder, scopeKey, settled, settling, stockUnder, unitsUnder } from '#kernel/ledger/holds';
import type { Context, Lock, Subject } from '#kernel/operation';
import type { warehouse } from './contract.ts';
import { scopeOnFile } from './queries.ts';
import { holding, recalling } from './workflow.ts';

/** Who may lift what was held or recalled. */
const LIFTED_BY = 'qualityHead';

type On = About<typeof warehouse.hold>;
type Said = On & Fill<typeof warehouse.hold>;

const load = ({ scope, scopeId }: On) => {
  const key = scopeKey(scope, scopeId);
  return {
    held: one(scopeOnFile, key),
    stock: one(stockUnder, key),
    holds: one(openUnder, key),
    units: one(unitsUnder, key),
  };
};
type Facts = Loaded<ReturnType<typeof load>>;

/** How goods are put under a hold or a recall: every lot it concerns is locked, and what stands inside is moved. */
export const openingHold = (kind: 'hold' | 'recall') => ({
  locks: ({ scope, scopeId }: On): Lock[] => [{ scope, id: scopeId }],
  load,
  subject: ({ stock }: Facts, { scope, scopeId }: On): Subject => ({
    ...(scope === 'site' ? { siteId: scopeId } : {}),
    ...(scope === 'supplier' ? { partyId: scopeId } : {}),
    lines: [...new Map(stock.map(({ lotId, productId }) => [lotId, { lotId, productId }])).values()],
  }),
  run: (facts: Facts, { scope, scopeId, reason, caseNumber }: Said, context: Context): Effect[] => {
    const { newId, today, now, personId } = context;
    const id = newId();
    const lotIds = [...new Set(facts.stock.map(({ lotId }) => lotId))];
    const siteId = scope === 'site' ? { siteId: scopeId } : {};
    const changes = settled(facts.stock, facts.units, [...facts.holds, { kind, scope, scopeId }]);
    return [
      open((kind === 'recall' ? recalling : holding).open({ id, today, lotIds, ...siteId })),
      add('kernel.hold', {
        ...{ id, kind, scope, scopeId, reason },
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
