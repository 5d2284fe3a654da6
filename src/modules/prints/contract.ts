import { z } from 'zod';
import { contract, Id, query } from '#kernel/contract';
import { documents, system } from '#kernel/fields';
import { printed } from '#kernel/prints/fields';

export const PrintMade = z.object({
  printId: printed.id,
  title: printed.title,
  copyNumber: printed.copyNumber,
  digest: printed.digest,
  printedBy: system.createdBy,
  printedAt: system.createdAt,
});
export type PrintMade = z.output<typeof PrintMade>;

export const prints = contract('prints', {
  ofDocument: query({
    title: { zh: '打印记录', en: 'Prints' },
    input: z.object({ documentId: Id }),
    output: z.object({ prints: z.array(PrintMade) }),
  }),
  sheet: query({
    title: { zh: '打印件', en: 'Printed sheet' },
    leavesLine: true,
    input: z.object({ printId: printed.id }),
    output: z.object({ template: printed.template, number: documents.number, sheet: printed.sheet }),
  }),
});
