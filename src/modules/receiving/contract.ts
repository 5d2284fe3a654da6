import { z } from 'zod';
import { command, contract, Day, Id, labelled, Quantity, query, Text } from '#kernel/contract';

/** A lot or serial number as printed: GS1 allows 20 characters, HIBC 18; old labels have more. */
const LabelNumber = Text.max(50);

/** What one label said and how much of it stood on the dock. */
export const ReceivedLine = z.object({
  productId: Id,
  lotNumber: labelled(LabelNumber.optional(), '批号', 'Lot number'),
  productionOn: labelled(Day.optional(), '生产日期', 'Production date'),
  lastUseOn: labelled(Day.optional(), '有效期至', 'Use by'),
  serials: labelled(z.array(LabelNumber).max(10_000), '序列号', 'Serial numbers'),
  quantity: labelled(Quantity, '数量', 'Quantity'),
  udiRaw: labelled(z.string().max(500).optional(), '扫描原文', 'As scanned'),
});
export type ReceivedLine = z.output<typeof ReceivedLine>;

export const receiving = contract('receiving', {
  receive: command({
    title: { zh: '收货', en: 'Receive' },
    kind: 'receive',
    about: z.object({ siteId: Id }),
    fill: z.object({
      supplierId: labelled(Id, '供货者', 'Supplier'),
      lines: labelled(z.array(ReceivedLine).min(1).max(200), '明细', 'Lines'),
    }),
  }),
  station: query({
    title: { zh: '收货台', en: 'Receiving station' },
    input: z.object({}),
    output: z.object({
      sites: z.array(z.object({ id: Id, name: z.string() })),
      recent: z.array(
        z.object({
          receiptId: Id,
          number: z.string(),
          supplier: z.string(),
          receivedBy: z.string(),
          receivedAt: z.string(),
          product: z.string(),
          lotNumber: z.string().nullable(),
          quantity: z.int(),
          state: z.string(),
        }),
      ),
    }),
  }),
});
