import { z } from 'zod';
import { command, contract, Id, query } from '#kernel/contract';
import { person } from './fields.ts';

export const people = contract('people', {
  employ: command({
    title: { zh: '登记人员', en: 'Employ a person' },
    about: z.object({}),
    fill: z.object({ personId: Id, name: person.name, positions: person.positions.min(1).max(20) }),
  }),
  colleagues: query({
    title: { zh: '人员', en: 'People' },
    input: z.object({}),
    output: z.array(z.object({ id: Id, name: person.name, positions: person.positions })),
  }),
});
