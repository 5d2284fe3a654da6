import { z } from 'zod';
import { command, contract, Id, labelled, query, Text } from '#kernel/contract';

export const Acceptance = z.object({
  acceptanceId: Id,
  number: z.string(),
  receiptNumber: z.string(),
  product: z.string(),
  model: z.string(),
  registrantName: z.string(),
  lotId: Id,
  lotNumber: z.string().nullable(),
  productionOn: z.string().nullable(),
  lastUseOn: z.string().nullable(),
  serialCount: z.int(),
  quantity: z.int(),
  supplier: z.string(),
  receivedBy: z.string(),
  receivedAt: z.string(),
});
export type Acceptance = z.output<typeof Acceptance>;

export const acceptance = contract('acceptance', {
  releaseAccepted: command({
    title: { zh: '验收放行', en: 'Release' },
    kind: 'release',
    signed: { zh: '确认验收合格，准予销售', en: 'Found to conform; may be sold' },
    about: z.object({ acceptanceId: Id }),
    fill: z.object({ conclusion: labelled(Text, '验收结论', 'Conclusion') }),
  }),
  waiting: query({
    title: { zh: '待验收', en: 'Waiting for acceptance' },
    input: z.object({ after: Id.optional() }),
    output: z.object({ acceptances: z.array(Acceptance), next: Id.nullable() }),
  }),
});
