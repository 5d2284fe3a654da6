import { z } from 'zod';
import { command, contract, Id, query } from '#kernel/contract';
import { system } from '#kernel/fields';
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
