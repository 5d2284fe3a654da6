import { z } from 'zod';
import { device, maker, tracking, udi } from '#fields/catalog';
import { customer } from '#fields/partners';
import { place, standing } from '#fields/warehouse';
import { command, contract, Id, query, Text, Words } from '#kernel/contract';
import { field, sameField } from '#kernel/field';
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
  available: standing.available,
  held: standing.onHold,
  productId: Id,
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

/** Where a page ends whose rows two ids name: of stock `lot/site`, of reservations `reservation/lot`. */
const PairKey = sameField(
  paging.key,
  z.string().refine((key) => key.split('/').length === 2 && key.split('/').every((id) => Id.safeParse(id).success)),
);

export const minRemainingDays = field(z.int().min(0).max(3_650), {
  name: 'minRemainingDays',
  zh: '最短剩余有效天数',
  en: 'Minimum remaining life',
  meaning: { zh: '购货者要求发货时至少还剩多少天有效。', en: 'How many days the customer wants goods still to last.' },
  unit: { zh: '天', en: 'days' },
});

export const ReservedLine = z.object({
  reservationId: Id,
  number: documents.number,
  state: sameField(documents.state, z.enum(['reserved', 'picking'])),
  customer: sameField(customer.id, Text),
  site: place.site,
  product: device.name,
  model: device.model,
  lotNumber: batch.lotNumber.nullable(),
  lotId: Id,
  isTrackedBySerial: tracking.bySerial,
  quantity: standing.reserved,
  displaced: field(z.int().min(0), {
    name: 'displacedQuantity',
    zh: '被挤出',
    en: 'Pushed out',
    meaning: { zh: '因货物暂停、召回等而失去的预留数量。', en: 'What was reserved and lost to a hold or recall.' },
    unit: { zh: '最小单位', en: 'base unit' },
  }),
  places: z.array(sameField(place.name, Words)),
  reservedAt: sameField(system.createdAt, z.string()),
});
export type ReservedLine = z.output<typeof ReservedLine>;

export const PromisedLine = z.object({
  lineId: Id,
  product: device.name,
  model: device.model,
  quantity: quantities.quantity,
  minRemainingDays,
});

const reserved = z.object({ reservationId: Id });

export const shipping = contract('shipping', {
  reserve: command({
    title: { zh: '预留', en: 'Reserve' },
    kind: 'reserve',
    about: z.object({ siteId: Id, productId: Id }),
    fill: z.object({
      customerId: customer.id,
      quantity: quantities.quantity,
      lotId: sameField(batch.lotNumber, Id).optional(),
      minRemainingDays: minRemainingDays.default(0),
    }),
    output: reserved,
  }),
  releaseReservation: command({
    title: { zh: '取消预留', en: 'Give up the reservation' },
    about: reserved,
    fill: z.object({ reason: system.changeReason }),
  }),
  allocate: command({
    title: { zh: '下达拣货', en: 'Release picking' },
    kind: 'pick',
    about: reserved,
    fill: z.object({}),
  }),
  shipReserved: command({
    title: { zh: '按预留发货', en: 'Ship what was reserved' },
    kind: 'ship',
    about: reserved,
    fill: z.object({ serials: z.array(batch.serialNumber).max(10_000) }),
  }),
  reservedLines: documentLines({ zh: '预留单明细', en: 'Lines of a reservation' }, PromisedLine),
  reservations: query({
    title: { zh: '预留与缺货', en: 'Reservations and shortages' },
    input: z.object({ after: PairKey.optional() }),
    output: z.object({ lines: z.array(ReservedLine), next: PairKey.nullable() }),
  }),
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
    input: z.object({ text: sameField(paging.text, z.string().max(100)).default(''), after: PairKey.optional() }),
    output: z.object({ lots: z.array(StockedLot), next: PairKey.nullable() }),
  }),
});
