import { receipt } from '#contract/receiving';
import { device, maker } from '#fields/catalog';
import { supplier } from '#fields/partners';
import { fact, one } from '#kernel/fact';
import { batch, documents, quantities } from '#kernel/fields';
import { dayIn, serialsOfDocument } from '#kernel/prints/facts';
import { printing } from '#kernel/prints/printing';
import { acceptance } from '../contract.ts';

/** 验收记录: what was inspected, what was concluded, who signed it (GSP 64). */
export const printRecord = printing(acceptance.printRecord, {
  title: { zh: '验收记录', en: 'Acceptance record' },
  load: (documentId) => ({
    record: one(recordOfAcceptance, documentId),
    serials: one(serialsOfDocument, documentId),
  }),
  page: ({ record, serials }) => ({
    head: [
      [supplier.id, record.supplier],
      [receipt.number, record.receiptNumber],
      [receipt.receivedBy, record.receivedBy],
      [{ zh: '到货日期', en: 'Arrived on' }, record.receivedOn],
      [acceptance.releaseAccepted.fill.shape.conclusion, record.conclusion],
      [{ zh: '验收人', en: 'Accepted by' }, record.acceptedBy],
      [{ zh: '验收日期', en: 'Accepted on' }, record.acceptedOn],
      [documents.number, record.number],
    ],
    columns: [
      { of: device.name, isWide: true },
      { of: device.model },
      { of: maker.registrantName, isWide: true },
      { of: batch.lotNumber },
      { of: batch.serialNumber, isWide: true },
      { of: batch.productionOn },
      { of: batch.lastUseOn },
      { of: quantities.quantity, isNumber: true },
    ],
    rows: [
      [
        record.product,
        record.model,
        record.registrantName,
        record.lotNumber,
        serials.map(({ serial }) => serial).join(' ') || null,
        record.productionOn,
        record.lastUseOn,
        record.quantity,
      ],
    ],
  }),
});

const recordOfAcceptance = fact('acceptance.recordOfAcceptance', (reader, { org, keys }) =>
  reader
    .selectFrom('acceptance.acceptance as its')
    .innerJoin('kernel.company as company', (join) => join.onRef('company.orgId', '=', 'its.orgId'))
    .innerJoin('kernel.document as document', (join) =>
      join.onRef('document.orgId', '=', 'its.orgId').onRef('document.id', '=', 'its.id'),
    )
    .innerJoin('kernel.document as receipt', (join) =>
      join.onRef('receipt.orgId', '=', 'its.orgId').onRef('receipt.id', '=', 'its.receiptId'),
    )
    .innerJoin('partners.partner as supplier', (join) =>
      join.onRef('supplier.orgId', '=', 'its.orgId').onRef('supplier.id', '=', 'its.supplierId'),
    )
    .innerJoin('kernel.lot as lot', (join) =>
      join.onRef('lot.orgId', '=', 'its.orgId').onRef('lot.id', '=', 'its.lotId'),
    )
    .innerJoin('catalog.product as product', (join) =>
      join.onRef('product.orgId', '=', 'its.orgId').onRef('product.id', '=', 'its.productId'),
    )
    .innerJoin('kernel.person as receiver', (join) =>
      join.onRef('receiver.orgId', '=', 'its.orgId').onRef('receiver.id', '=', 'its.receivedBy'),
    )
    .leftJoin('kernel.person as acceptor', (join) =>
      join.onRef('acceptor.orgId', '=', 'its.orgId').onRef('acceptor.id', '=', 'its.acceptedBy'),
    )
    .select([
      'its.id as key',
      'document.number',
      'receipt.number as receiptNumber',
      'supplier.name as supplier',
      'receiver.name as receivedBy',
      dayIn('receipt.createdAt').as('receivedOn'),
      'its.conclusion',
      'acceptor.name as acceptedBy',
      dayIn('its.acceptedAt').as('acceptedOn'),
      'product.name as product',
      'product.model',
      'product.registrantName',
      'lot.number as lotNumber',
      'lot.productionOn',
      'lot.lastUseOn',
      'its.quantity',
    ])
    .where('its.orgId', '=', org)
    .where('company.orgId', '=', org)
    .where('document.orgId', '=', org)
    .where('receipt.orgId', '=', org)
    .where('supplier.orgId', '=', org)
    .where('lot.orgId', '=', org)
    .where('product.orgId', '=', org)
    .where('receiver.orgId', '=', org)
    .where('its.id', '=', keys),
);
