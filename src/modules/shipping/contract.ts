import { z } from 'zod';
import { device, tracking, udi } from '#fields/catalog';
import { customer } from '#fields/partners';
import { place } from '#fields/warehouse';
import { command, contract, Id, query } from '#kernel/contract';
import { field, sameField } from '#kernel/field';
import { batch, paging, quantities } from '#kernel/fields';
import { printOf } from '#kernel/prints/contract';

export const StockedLot = z.object({
  lotId: Id,
  siteId: Id,
  site: place.site,
  product: device.name,
  model: device.model,
  primaryDi: udi.deviceIdentifier,
  isTrackedBySerial: tracking.bySerial,
  lotNumber: batch.lotNumber.nullable(),
  lastUseOn: batch.lastUseOn.nullable(),
  pending: field(z.int(), {
    name: 'pendingQuantity',
    zh: '待验',
    en: 'Pending',
    meaning: { zh: '已收货、尚未验收放行的数量。', en: 'Received, and released by nobody yet.' },
    unit: { zh: '最小单位', en: 'base unit' },
  }),
  qualified: field(z.int(), {
    name: 'qualifiedQuantity',
    zh: '合格可发',
    en: 'Qualified',
    meaning: { zh: '已验收放行、可以发货的数量。', en: 'Released, and free to ship.' },
    unit: { zh: '最小单位', en: 'base unit' },
  }),
});
export type StockedLot = z.output<typeof StockedLot>;

/** Where a page of stock ends: a lot stands at several sites, so its key is both, `lot/site`. */
const StockKey = sameField(
  paging.key,
  z.string().refine((key) => key.split('/').length === 2 && key.split('/').every((id) => Id.safeParse(id).success)),
);

export const shipping = contract('shipping', {
  ship: command({
    title: { zh: '发货', en: 'Ship' },
    kind: 'ship',
    about: z.object({ siteId: Id, lotId: Id }),
    fill: z.object({
      customerId: customer.id,
      quantity: quantities.quantity,
      serials: z.array(batch.serialNumber).max(10_000),
    }),
  }),
  printDeliveryNote: printOf({ zh: '随货同行单', en: 'the delivery note' }),
  stock: query({
    title: { zh: '可发库存', en: 'Stock to ship' },
    input: z.object({ text: sameField(paging.text, z.string().max(100)).default(''), after: StockKey.optional() }),
    output: z.object({ lots: z.array(StockedLot), next: StockKey.nullable() }),
  }),
});
