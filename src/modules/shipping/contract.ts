import { z } from 'zod';
import { command, contract, Id, labelled, Quantity, query, Text } from '#kernel/contract';

export const StockedLot = z.object({
  lotId: Id,
  siteId: Id,
  site: z.string(),
  product: z.string(),
  model: z.string(),
  primaryDi: z.string(),
  isTrackedBySerial: z.boolean(),
  lotNumber: z.string().nullable(),
  lastUseOn: z.string().nullable(),
  pending: z.int(),
  qualified: z.int(),
});
export type StockedLot = z.output<typeof StockedLot>;

/** Where a page of stock ends: a lot stands at several sites, so its key is both, `lot/site`. */
const StockKey = z
  .string()
  .refine((key) => key.split('/').length === 2 && key.split('/').every((id) => Id.safeParse(id).success));

export const shipping = contract('shipping', {
  ship: command({
    title: { zh: '发货', en: 'Ship' },
    kind: 'ship',
    about: z.object({ siteId: Id, lotId: Id }),
    fill: z.object({
      customerId: labelled(Id, '购货者', 'Customer'),
      quantity: labelled(Quantity, '数量', 'Quantity'),
      serials: labelled(z.array(Text.max(50)).max(10_000), '序列号', 'Serial numbers'),
    }),
  }),
  stock: query({
    title: { zh: '可发库存', en: 'Stock to ship' },
    input: z.object({ text: z.string().max(100).default(''), after: StockKey.optional() }),
    output: z.object({ lots: z.array(StockedLot), next: StockKey.nullable() }),
  }),
});
