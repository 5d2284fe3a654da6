import { each } from '#kernel/fact';
import { normalisedNumber, unitKey } from '#kernel/ledger';
import { rule } from '#kernel/operation';
import { unitInLot } from '../queries.ts';

/** A unit that is moved stands where it is taken from, in that status. */
export const unitsStandThere = rule('warehouse.unitsStandThere', {
  basis: 'GSP 77',
  guards: ['store', 'move'],
  needs: ({ lines }) => ({
    unit: each(
      unitInLot,
      lines.flatMap(({ lotId = '', serials = [] }) => serials.map((one) => keyOf(lotId, one))),
    ),
  }),
  forbids: ({ lines }, { unit }) =>
    lines.flatMap(({ lotId = '', fromLocationId, status, serials = [] }) =>
      serials.flatMap((serial) => {
        const its = unit(keyOf(lotId, serial));
        return its?.locationId === fromLocationId && its?.status === status
          ? []
          : [{ zh: `序列号 ${serial} 不在该处`, en: `serial number ${serial} does not stand there`, field: 'serials' }];
      }),
    ),
});

const keyOf = (lotId: string, serial: string): string => unitKey(lotId, normalisedNumber(serial));
