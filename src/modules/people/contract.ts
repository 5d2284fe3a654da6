import { z } from 'zod';
import { command, contract, Id, labelled, query, Text } from '#kernel/contract';

export const people = contract('people', {
  employ: command({
    title: { zh: '登记人员', en: 'Employ a person' },
    about: z.object({}),
    fill: z.object({
      personId: Id,
      name: labelled(Text, '姓名', 'Name'),
      positions: z.array(Text).min(1).max(20),
    }),
  }),
  colleagues: query({
    title: { zh: '人员', en: 'People' },
    input: z.object({}),
    output: z.array(z.object({ id: Id, name: z.string(), positions: z.array(z.string()) })),
  }),
});
