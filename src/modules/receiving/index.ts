import { defineModule, reading } from '#kernel/operation';
import { receiving } from './contract.ts';
import { receipts } from './lists.ts';
import { receive } from './operations/receive.ts';
import { receiveLate } from './operations/receive-late.ts';
import { printReceipt } from './papers/receipt-note.ts';
import { receiptLines, station, unitOnFile } from './queries.ts';
import { labelAgreesWithLot } from './rules/label-agrees-with-lot.ts';
import { serialIsNew } from './rules/serial-is-new.ts';
import { supplierIsOnFile } from './rules/supplier-is-on-file.ts';

export { receive } from './operations/receive.ts';
export { receiveLate } from './operations/receive-late.ts';

export const receivingModule = defineModule('receiving', receiving, {
  operations: { receive, receiveLate, printReceipt },
  rules: [supplierIsOnFile, serialIsNew, labelAgreesWithLot],
  readings: {
    receipts,
    unitOnFile: reading(receiving.unitOnFile, (tx, { productId, serial }) => unitOnFile(tx, productId, serial)),
    station: reading(receiving.station, station),
    receiptLines: reading(receiving.receiptLines, (tx, { documentId, after }) => receiptLines(tx, documentId, after)),
  },
});
