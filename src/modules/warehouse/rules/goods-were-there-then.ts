import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { firstArrival } from '../movements.ts';

/** A move that is entered late did not happen before its goods had come to the place they were taken from. */
export const goodsWereThereThen = rule('warehouse.goodsWereThereThen', {
  basis: 'GSP 77',
  guards: ['move'],
  needs: ({ occurredAt, lines }) => ({
    arrival: each(firstArrival, occurredAt === undefined ? [] : lines.map(keyOf)),
  }),
  forbids: ({ occurredAt, lines }, { arrival }) =>
    lines.flatMap((line) => {
      const came = arrival(keyOf(line))?.at;
      return occurredAt === undefined || came === undefined || Date.parse(came) <= Date.parse(occurredAt)
        ? []
        : [
            {
              zh: '当时货物还没有到达该位置',
              en: 'the goods had not come to that place by then',
              field: 'occurredAt',
            },
          ];
    }),
});

const keyOf = ({ lotId = '', fromLocationId = '' }: { lotId?: string; fromLocationId?: string }) =>
  `${lotId}/${fromLocationId}`;
