import { z } from 'zod';
import { device, maker, udi } from '#fields/catalog';
import { supplier } from '#fields/partners';
import { movementReason, place } from '#fields/warehouse';
import { command, contract, Id, query, Words } from '#kernel/contract';
import { field, sameField } from '#kernel/field';
import { batch, documentLines, documents, quantities, system } from '#kernel/fields';
import { list } from '#kernel/lists/list';
import { printOf } from '#kernel/prints/contract';

/** What one label said and how much of it stood on the dock. */
export const ReceivedLine = z.object({
  productId: Id,
  lotNumber: batch.lotNumber.optional(),
  productionOn: batch.productionOn.optional(),
  lastUseOn: batch.lastUseOn.optional(),
  serials: z.array(batch.serialNumber).max(10_000),
  quantity: quantities.quantity,
  udiRaw: udi.raw.optional(),
});
export type ReceivedLine = z.output<typeof ReceivedLine>;

/** Who signed for the goods at the dock, and under which number. */
export const receipt = {
  number: field(z.string(), {
    name: 'receiptNumber',
    zh: '收货单号',
    en: 'Receipt',
    meaning: { zh: '货物收进来的收货单。', en: 'The receipt the goods came in with.' },
  }),
  receivedBy: field(z.string(), {
    name: 'receivedBy',
    zh: '收货人',
    en: 'Received by',
    meaning: { zh: '登录并收货的人。', en: 'Who was signed in and received the goods.' },
    source: 'INSP 5.51',
  }),
};

/** One line of a receipt: what came, of which lot. */
export const ReceiptLine = z.object({
  lineId: Id,
  product: device.name,
  model: device.model,
  registrantName: maker.registrantName,
  lotId: Id,
  lotNumber: batch.lotNumber.nullable(),
  productionOn: batch.productionOn.nullable(),
  lastUseOn: batch.lastUseOn.nullable(),
  quantity: quantities.quantity,
  serials: z.array(batch.serialNumber),
  udiRaw: udi.raw.nullable(),
  occurredAt: sameField(system.occurredAt, z.string()).nullable(),
  reason: movementReason.nullable(),
});

const delivered = {
  supplierId: supplier.id,
  lines: sameField(documents.lines, z.array(ReceivedLine).min(1).max(200)),
};

export const receiving = contract('receiving', {
  receive: command({
    title: { zh: '收货', en: 'Receive' },
    kind: 'receive',
    about: z.object({ siteId: Id }),
    fill: z.object(delivered),
  }),
  receiveLate: command({
    title: { zh: '补录收货', en: 'Enter a receipt late' },
    kind: 'receive',
    about: z.object({ siteId: Id }),
    fill: z.object({ ...delivered, occurredAt: system.occurredAt, reason: movementReason }),
  }),
  receiptLines: documentLines({ zh: '收货单明细', en: 'Lines of a receipt' }, ReceiptLine),
  receipts: list({
    title: { zh: '收货明细', en: 'What was received' },
    row: z.object({
      receiptLineId: Id,
      receiptId: Id,
      receivedAt: system.createdAt,
      number: documents.number,
      supplier: sameField(supplier.id, z.string()),
      product: device.name,
      model: device.model,
      lotId: Id,
      lotNumber: batch.lotNumber.nullable(),
      productionOn: batch.productionOn.nullable(),
      lastUseOn: batch.lastUseOn.nullable(),
      quantity: quantities.quantity,
      udiRaw: udi.raw.nullable(),
      site: place.site,
      receivedBy: receipt.receivedBy,
    }),
    key: ['receiptLineId'],
    sorts: ['receivedAt'],
    sort: { by: 'receivedAt', down: true },
    searched: ['number', 'supplier', 'product', 'lotNumber'],
    hidden: ['productionOn', 'udiRaw'],
  }),
  printReceipt: printOf({ zh: '收货单', en: 'the receipt' }),
  unitOnFile: query({
    title: { zh: '序列号在账处', en: 'Where a serial number is on file' },
    scope: 'company-wide: one serial number is one thing, and it is refused wherever in the company it stands',
    input: z.object({ productId: Id, serial: batch.serialNumber }),
    output: z.object({ at: sameField(place.name, Words).nullable() }),
  }),
  station: query({
    title: { zh: '收货台', en: 'Receiving station' },
    input: z.object({}),
    output: z.object({
      sites: z.array(z.object({ id: Id, name: place.site })),
      recent: z.array(
        z.object({
          receiptId: Id,
          number: receipt.number,
          supplier: sameField(supplier.id, z.string()),
          receivedBy: receipt.receivedBy,
          receivedAt: sameField(system.createdAt, z.string()),
          product: device.name,
          lotNumber: batch.lotNumber.nullable(),
          quantity: quantities.quantity,
          state: documents.state,
        }),
      ),
    }),
  }),
});
