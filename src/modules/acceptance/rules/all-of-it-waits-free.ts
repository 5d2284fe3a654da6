import { warehouse } from '#contract/warehouse';
import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { acceptance } from '../contract.ts';
import { acceptanceById } from '../queries.ts';
import { holdsOnWaiting, stockWaiting } from '../waiting-goods.ts';

/** What came in under a hold is released after the hold is lifted, all of it at once: the reason names the hold. */
export const allOfItWaitsFree = rule('acceptance.allOfItWaitsFree', {
  basis: 'GSP 57',
  guards: [acceptance.releaseAccepted],
  mendedBy: warehouse.lift,
  needs: ({ documentId }) => {
    const its = documentId ? [documentId] : [];
    return {
      acceptance: each(acceptanceById, its),
      stock: each(stockWaiting, its),
      holds: each(holdsOnWaiting, its),
    };
  },
  forbids: ({ documentId = '' }, { acceptance: accepted, stock, holds }) => {
    const expected = accepted(documentId)?.quantity ?? 0;
    const waiting = stock(documentId);
    const free = waiting.filter(({ status }) => status === 'pending').reduce((sum, { quantity }) => sum + quantity, 0);
    // Where nothing waits any more the step itself is closed, and says so.
    if (free === expected || waiting.length === 0) return [];
    const lying = holds(documentId).map(({ id, kind, number, reason }) => ({
      zh: `货物在${kind === 'recall' ? '召回' : '暂停'} ${number} 之下（${reason}），解除后才能放行`,
      en: `the goods are under ${kind} ${number} (${reason}); they are released when it is lifted`,
      document: { id, number },
    }));
    if (lying.length > 0) return lying;
    return [
      {
        zh: `待放行 ${expected}，其中只有 ${free} 处于待验；其余与被暂停的货物混放，请质量人员分开`,
        en: `${free} of ${expected} wait free; the rest stands mixed with goods on hold: quality has to separate them`,
      },
    ];
  },
});
