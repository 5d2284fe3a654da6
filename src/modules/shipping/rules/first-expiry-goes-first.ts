import { each } from '#kernel/fact';
import { lotById } from '#kernel/ledger';
import { type Context, rule } from '#kernel/operation';
import { placeOf, settingAt } from '#kernel/settings/in-force';
import type { Subject } from '#kernel/subject';
import { releasedOfProduct } from '../queries.ts';
import { firstExpiry } from '../settings.ts';

/** What expires first leaves first. The law does not ask for it, our policy does: who ships later says why. */
export const firstExpiryGoesFirst = rule('shipping.firstExpiryGoesFirst', {
  basis: 'policy',
  version: 2,
  setting: firstExpiry,
  guards: ['ship'],
  needs: (subject) => ({
    lot: each(
      lotById,
      subject.lines.flatMap(({ lotId }) => lotId ?? []),
    ),
    released: each(
      releasedOfProduct,
      subject.lines.flatMap(({ productId }) => productId ?? []),
    ),
    decided: settingAt(
      firstExpiry,
      subject.lines.map((line) => placeOf(subject, line)),
    ),
  }),
  asks: (subject, facts, context) => laterLots(subject, facts, context, 'acknowledged'),
  // A customer may have agreed otherwise; until one is named nobody is stopped.
  forbids: (subject, facts, context) =>
    subject.partyId === undefined ? [] : laterLots(subject, facts, context, 'forbidden'),
});

type Lot = { number: string | null; lastUseOn: string | null };
type Facts = {
  lot: (id: string) => Lot | undefined;
  released: (productId: string) => { number: string | null; lastUseOn: string; siteId: string | null }[];
  decided: (place: ReturnType<typeof placeOf>) => { laterLot: string };
};

const laterLots = (subject: Subject, { lot, released, decided }: Facts, { today }: Context, verdict: string) =>
  subject.lines
    .filter((line) => decided(placeOf(subject, line)).laterLot === verdict)
    .flatMap(({ lotId = '', productId = '' }) => {
      const chosen = lot(lotId);
      const lastUseOn = chosen?.lastUseOn;
      if (!lastUseOn) return [];
      const [first] = released(productId).filter(
        (other) => other.siteId === subject.siteId && other.lastUseOn >= today && other.lastUseOn < lastUseOn,
      );
      if (!first) return [];
      return [
        {
          zh: `批号 ${first.number ?? '—'} 有效期至 ${first.lastUseOn}，早于批号 ${chosen.number ?? '—'} 的 ${lastUseOn}：应先发`,
          en: `lot ${first.number ?? '—'} expires on ${first.lastUseOn}, before ${lastUseOn}: it should leave first`,
        },
      ];
    });
