import { z } from 'zod';
import { command, contract, Id, query } from '#kernel/contract';
import { system } from '#kernel/fields';
import { list } from '#kernel/lists/list';
import { partner } from './fields.ts';

export const partners = contract('partners', {
  registerPartner: command({
    title: { zh: '登记往来单位', en: 'Register a partner' },
    about: z.object({}),
    fill: z.object(partner).omit({ isSuspended: true }),
    output: z.object({ partnerId: Id }),
  }),
  suspendPartner: command({
    title: { zh: '暂停往来', en: 'Suspend' },
    about: z.object({ partnerId: Id }),
    fill: z.object({ reason: system.changeReason }),
  }),
  resumePartner: command({
    title: { zh: '恢复往来', en: 'Resume' },
    about: z.object({ partnerId: Id }),
    fill: z.object({ reason: system.changeReason }),
  }),
  files: list({
    title: { zh: '往来单位档案', en: 'Files of partners' },
    row: z.object({
      partnerId: Id,
      name: partner.name,
      kind: partner.kind,
      address: partner.address,
      contact: partner.contact,
      isSuspended: partner.isSuspended,
    }),
    key: ['partnerId'],
    sorts: ['name'],
    sort: { by: 'name', down: false },
    searched: ['name', 'address', 'contact'],
    words: { kind: { supplier: { zh: '供货者', en: 'Supplier' }, customer: { zh: '购货者', en: 'Customer' } } },
  }),
  list: query({
    title: { zh: '往来单位', en: 'Partners' },
    input: z.object({ kind: partner.kind }),
    output: z.array(
      z.object({
        id: Id,
        name: partner.name,
        address: partner.address,
        contact: partner.contact,
        isSuspended: partner.isSuspended,
      }),
    ),
  }),
});
