import { each } from '#kernel/fact';
import { quantityOf, stockOfLot } from '#kernel/ledger';
import { rule } from '#kernel/operation';
import { acceptance } from '../contract.ts';
import { waitingOfLot } from '../queries.ts';

/** What nobody has released cannot be sold or shipped: it stands in another account. This says so in words. */
export const lotIsReleased = rule('acceptance.lotIsReleased', {
  basis: 'GSP 57',
  guards: ['sell', 'reserve', 'ship'],
  mendedBy: acceptance.releaseAccepted,
  needs: ({ lines }) => {
    const lots = lines.flatMap(({ lotId }) => lotId ?? []);
    return { stock: each(stockOfLot, lots), waiting: each(waitingOfLot, lots) };
  },
  forbids: ({ lines, siteId }, { stock, waiting }) =>
    lines.flatMap(({ lotId = '', quantity }) => {
      const here = stock(lotId).filter((row) => row.siteId === siteId);
      const documents = waiting(lotId).filter((row) => row.siteId === siteId);
      const pending = quantityOf(here, 'pending');
      if (pending === 0 || quantityOf(here, 'qualified') >= (quantity ?? 1)) return [];
      const [document] = documents;
      const numbers = documents.map(({ number }) => number);
      return [
        {
          zh: `${pending} 件尚未验收放行${numbers.length > 0 ? `(${numbers.join('、')})` : ''},不能发货`,
          en: `${pending} not yet released by acceptance${numbers.length > 0 ? ` (${numbers.join(', ')})` : ''}`,
          ...(document && { document: { id: document.id, number: document.number } }),
        },
      ];
    }),
});
