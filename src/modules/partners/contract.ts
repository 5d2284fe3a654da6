import { z } from 'zod';
import { command, contract, Id, labelled, query, Text } from '#kernel/contract';

export const PartnerKind = z.enum(['supplier', 'customer']);

export const partners = contract('partners', {
  registerPartner: command({
    title: { zh: '登记往来单位', en: 'Register a partner' },
    about: z.object({}),
    fill: z.object({
      kind: labelled(PartnerKind, '类型', 'Kind'),
      name: labelled(Text, '名称', 'Name'),
      address: labelled(Text, '地址', 'Address'),
      contact: labelled(Text, '联系方式', 'Contact'),
    }),
    output: z.object({ partnerId: Id }),
  }),
  list: query({
    title: { zh: '往来单位', en: 'Partners' },
    input: z.object({ kind: PartnerKind }),
    output: z.array(z.object({ id: Id, name: z.string(), address: z.string(), contact: z.string() })),
  }),
});
