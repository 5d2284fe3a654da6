import { z } from 'zod';
import { device, maker, tracking, udi } from '#fields/catalog';
import { customer } from '#fields/partners';
import { place, standing } from '#fields/warehouse';
import { command, contract, Id, query } from '#kernel/contract';
import { sameField } from '#kernel/field';
import { batch, documentLines, documents, paging, quantities, system } from '#kernel/fields';
import { list } from '#kernel/lists/list';
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
  pending: standing.pending,
  qualified: standing.qualified,
});
export type StockedLot = z.output<typeof StockedLot>;

/** One line of a delivery: what left, of which lot. */
export const DeliveryLine = z.object({
  lineId: Id,
  product: device.name,
  model: device.model,
  registrantName: maker.registrantName,
  lotId: Id,
  lotNumber: batch.lotNumber.nullable(),
  lastUseOn: batch.lastUseOn.nullable(),
  quantity: quantities.quantity,
  serials: z.array(batch.serialNumber),
});

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
  deliveryLines: documentLines({ zh: '出库单明细', en: 'Lines of a delivery' }, DeliveryLine),
  deliveries: list({
    title: { zh: '出库明细', en: 'What was shipped' },
    row: z.object({
      deliveryLineId: Id,
      deliveryId: Id,
      shippedAt: system.createdAt,
      number: documents.number,
      customer: sameField(customer.id, z.string()),
      product: device.name,
      model: device.model,
      lotId: Id,
      lotNumber: batch.lotNumber.nullable(),
      lastUseOn: batch.lastUseOn.nullable(),
      quantity: quantities.quantity,
      site: place.site,
      shippedBy: system.createdBy,
    }),
    key: ['deliveryLineId'],
    sorts: ['shippedAt'],
    sort: { by: 'shippedAt', down: true },
    searched: ['number', 'customer', 'product', 'lotNumber'],
  }),
  printDeliveryNote: printOf({ zh: '随货同行单', en: 'the delivery note' }),
  stock: query({
    title: { zh: '可发库存', en: 'Stock to ship' },
    input: z.object({ text: sameField(paging.text, z.string().max(100)).default(''), after: StockKey.optional() }),
    output: z.object({ lots: z.array(StockedLot), next: StockKey.nullable() }),
  }),
});
