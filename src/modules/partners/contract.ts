import { z } from 'zod';
import { command, contract, Id, query } from '#kernel/contract';
import { partner } from './fields.ts';

export const partners = contract('partners', {
  registerPartner: command({
    title: { zh: '登记往来单位', en: 'Register a partner' },
    about: z.object({}),
    fill: z.object(partner),
    output: z.object({ partnerId: Id }),
  }),
  list: query({
    title: { zh: '往来单位', en: 'Partners' },
    input: z.object({ kind: partner.kind }),
    output: z.array(z.object({ id: Id, name: partner.name, address: partner.address, contact: partner.contact })),
  }),
});
