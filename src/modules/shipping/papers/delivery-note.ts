import { device, maker } from '#fields/catalog';
import { customer, partner } from '#fields/partners';
import { fact, facts, one } from '#kernel/fact';
import { batch, quantities } from '#kernel/fields';
import { dayIn, serialsOfDocument } from '#kernel/prints/facts';
import { printing } from '#kernel/prints/printing';
import { shipping } from '../contract.ts';

/** 随货同行单: travels with every shipment and names what the law asks for (GSP 91). */
export const printDeliveryNote = printing(shipping.printDeliveryNote, {
  title: { zh: '随货同行单', en: 'Delivery note' },
  load: (documentId) => ({
    head: one(headOfDelivery, documentId),
    lines: one(linesOfDelivery, documentId),
    serials: one(serialsOfDocument, documentId),
  }),
  page: ({ head, lines, serials }) => ({
    head: [
      [{ zh: '供货单位', en: 'Supplier' }, head.company],
      [customer.id, head.name],
      [{ zh: '发货地点', en: 'Sent from' }, head.site],
      [customer.deliveryAddress, head.address],
      [{ zh: '发货日期', en: 'Dispatched on' }, head.dispatchedOn],
      [partner.contact, head.contact],
    ],
    columns: [
      { of: device.name, isWide: true },
      { of: device.model },
      { of: maker.registrantName, isWide: true },
      { of: batch.lotNumber },
      { of: batch.serialNumber },
      { of: batch.productionOn },
      { of: batch.lastUseOn },
      { of: quantities.quantity, isNumber: true },
    ],
    rows: lines.map((line) => [
      line.product,
      line.model,
      line.registrantName,
      line.lotNumber,
      serials.flatMap(({ intakeId, serial }) => (intakeId === line.intakeId ? [serial] : [])).join(' ') || null,
      line.productionOn,
      line.lastUseOn,
      line.quantity,
    ]),
    total: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    blanks: [
      { zh: '收货人', en: 'Received by' },
      { zh: '收货日期', en: 'Received on' },
    ],
  }),
});

const headOfDelivery = fact('shipping.headOfDelivery', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.document as document')
    .innerJoin('kernel.company as company', (join) => join.onRef('company.orgId', '=', 'document.orgId'))
    .innerJoin('kernel.location as site', (join) =>
      join.onRef('site.orgId', '=', 'document.orgId').onRef('site.id', '=', 'document.siteId'),
    )
    .innerJoin('partners.partner as partner', (join) =>
      join.onRef('partner.orgId', '=', 'document.orgId').onRef('partner.id', '=', 'document.counterpartyId'),
    )
    .select([
      'document.id as key',
      'company.name as company',
      'site.nameZh as site',
      'partner.name',
      'partner.address',
      'partner.contact',
      dayIn('document.createdAt').as('dispatchedOn'),
    ])
    .where('document.orgId', '=', org)
    .where('company.orgId', '=', org)
    .where('site.orgId', '=', org)
    .where('partner.orgId', '=', org)
    .where('document.kind', '=', 'shipping.delivery')
    .where('document.id', '=', keys),
);

const linesOfDelivery = facts('shipping.linesOfDelivery', (reader, { org, keys }) =>
  reader
    .selectFrom('shipping.deliveryLine as line')
    .innerJoin('kernel.lot as lot', (join) =>
      join.onRef('lot.orgId', '=', 'line.orgId').onRef('lot.id', '=', 'line.lotId'),
    )
    .innerJoin('catalog.product as product', (join) =>
      join.onRef('product.orgId', '=', 'lot.orgId').onRef('product.id', '=', 'lot.productId'),
    )
    .select([
      'line.deliveryId as key',
      'line.intakeId',
      'product.name as product',
      'product.model',
      'product.registrantName',
      'lot.number as lotNumber',
      'lot.productionOn',
      'lot.lastUseOn',
      'line.quantity',
    ])
    .where('line.orgId', '=', org)
    .where('lot.orgId', '=', org)
    .where('product.orgId', '=', org)
    .where('line.deliveryId', '=', keys)
    .orderBy('line.id'),
);
