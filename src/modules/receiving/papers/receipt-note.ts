import { device, maker } from '#fields/catalog';
import { supplier } from '#fields/partners';
import { place } from '#fields/warehouse';
import { fact, facts, one } from '#kernel/fact';
import { batch, quantities, system } from '#kernel/fields';
import { dayIn, serialsOfDocument } from '#kernel/prints/facts';
import { printing } from '#kernel/prints/printing';
import { receipt, receiving } from '../contract.ts';

/** 收货单: what came to the dock, from whom, who took it in (GSP 60-63). */
export const printReceipt = printing(receiving.printReceipt, {
  title: { zh: '收货单', en: 'Receipt' },
  load: (documentId) => ({
    head: one(headOfReceipt, documentId),
    lines: one(linesOfReceipt, documentId),
    serials: one(serialsOfDocument, documentId),
  }),
  page: ({ head, lines, serials }) => ({
    head: [
      [supplier.id, head.name],
      [place.site, head.site],
      [supplier.address, head.address],
      [supplier.contact, head.contact],
      [receipt.receivedBy, head.receivedBy],
      [system.createdAt, head.receivedOn],
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
  }),
});

const headOfReceipt = fact('receiving.headOfReceipt', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.document as document')
    .innerJoin('kernel.company as company', (join) => join.onRef('company.orgId', '=', 'document.orgId'))
    .innerJoin('kernel.location as site', (join) =>
      join.onRef('site.orgId', '=', 'document.orgId').onRef('site.id', '=', 'document.siteId'),
    )
    .innerJoin('partners.partner as partner', (join) =>
      join.onRef('partner.orgId', '=', 'document.orgId').onRef('partner.id', '=', 'document.counterpartyId'),
    )
    .innerJoin('kernel.person as person', (join) =>
      join.onRef('person.orgId', '=', 'document.orgId').onRef('person.id', '=', 'document.createdBy'),
    )
    .select([
      'document.id as key',
      'site.nameZh as site',
      'partner.name',
      'partner.address',
      'partner.contact',
      'person.name as receivedBy',
      dayIn('document.createdAt').as('receivedOn'),
    ])
    .where('document.orgId', '=', org)
    .where('company.orgId', '=', org)
    .where('site.orgId', '=', org)
    .where('partner.orgId', '=', org)
    .where('person.orgId', '=', org)
    .where('document.kind', '=', 'receiving.receipt')
    .where('document.id', '=', keys),
);

const linesOfReceipt = facts('receiving.linesOfReceipt', (reader, { org, keys }) =>
  reader
    .selectFrom('receiving.receiptLine as line')
    .innerJoin('kernel.lot as lot', (join) =>
      join.onRef('lot.orgId', '=', 'line.orgId').onRef('lot.id', '=', 'line.lotId'),
    )
    .innerJoin('catalog.product as product', (join) =>
      join.onRef('product.orgId', '=', 'line.orgId').onRef('product.id', '=', 'line.productId'),
    )
    .select([
      'line.receiptId as key',
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
    .where('line.receiptId', '=', keys)
    .orderBy('line.id'),
);
