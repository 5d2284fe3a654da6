import { add, reply } from '#kernel/effects';
import { each } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { people } from '../contract.ts';
import { versionsOfPosition } from '../facts.ts';

/** Another version of a position, or one of the company's own: from its day on it counts for everybody who holds it. */
export const revisePosition = operation(people.revisePosition, {
  load: ({ position }) => ({ versions: each(versionsOfPosition, [position]) }),
  subject: (_, { position, version }, fill) => ({
    ...{ position, positionVersion: version, fromOn: fill?.fromOn },
    permissions: fill?.may ?? [],
    lines: [],
  }),
  run: ({ versions }, said, { newId, personId, now, today }) => {
    const { position, titleZh, titleEn, may, fromOn, reason } = said;
    const number = versions(position).length + 1;
    return [
      add('kernel.positionVersion', {
        ...{ id: newId(), position, number, titleZh, titleEn, reason },
        may: [...new Set(may)].sort(),
        // What was approved later than it was wanted never counts for days that are past.
        fromOn: later(fromOn, today),
        ...{ madeBy: personId, madeAt: now },
      }),
      reply({ version: number }),
    ];
  },
});

const later = (a: string, b: string): string => (a < b ? b : a);
