import type { Extent } from '#kernel/access/scope';
import { add, change, reply } from '#kernel/effects';
import { one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { people } from '../contract.ts';
import { personById } from '../facts.ts';

/** Appointing somebody gives them a position for the company, or for some sites, partners, categories, from a day. */
export const appoint = operation(people.appoint, {
  load: ({ personId }) => ({ person: one(personById, personId) }),
  subject: (_, { personId }, fill) => ({
    personId,
    position: fill?.position,
    extent: fill && extentOf(fill),
    lines: [],
  }),
  run: ({ person }, { personId, position, fromOn, untilOn, ...scope }, { newId }) => {
    const holdingId = newId();
    const held = { id: holdingId, personId, position, fromOn, untilOn: untilOn ?? null };
    return [
      add('kernel.positionHolding', { ...held, ...extentOf(scope) }),
      change('kernel.person', person, { version: person.version + 1 }),
      reply({ holdingId }),
    ];
  },
});

type Said = { [S in keyof Extent]?: string[] | undefined };

const extentOf = ({ sites, parties, categories }: Said) => ({
  sites: sites ?? null,
  parties: parties ?? null,
  categories: categories ?? null,
});
