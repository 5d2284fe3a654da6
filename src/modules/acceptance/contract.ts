import { z } from 'zod';
import { receipt } from '#contract/receiving';
import { device, maker } from '#fields/catalog';
import { supplier } from '#fields/partners';
import { command, contract, Id, query, Text } from '#kernel/contract';
import { deadline } from '#kernel/deadlines/fields';
import { field, sameField } from '#kernel/field';
import { batch, documentLines, documents, paging, quantities, system } from '#kernel/fields';
import { list } from '#kernel/lists/list';
import { printOf } from '#kernel/prints/contract';

export const Acceptance = z.object({
  acceptanceId: Id,
  number: documents.number,
  receiptId: Id,
  receiptNumber: receipt.number,
  product: device.name,
  model: device.model,
  registrantName: maker.registrantName,
  lotId: Id,
  lotNumber: batch.lotNumber.nullable(),
  productionOn: batch.productionOn.nullable(),
  lastUseOn: batch.lastUseOn.nullable(),
  serialCount: field(z.int(), {
    name: 'serialCount',
    zh: '序列号个数',
    en: 'Serial numbers',
    meaning: { zh: '登记了几个序列号。', en: 'How many serial numbers were entered.' },
  }),
  quantity: quantities.quantity,
  supplier: sameField(supplier.id, z.string()),
  receivedBy: receipt.receivedBy,
  receivedAt: sameField(system.createdAt, z.string()),
  dueAt: sameField(deadline.dueAt, z.string()).nullable(),
  isOverdue: deadline.isOverdue,
});
export type Acceptance = z.output<typeof Acceptance>;

const conclusion = field(Text, {
  name: 'conclusion',
  zh: '验收结论',
  en: 'Conclusion',
  meaning: { zh: '验收的结论。', en: 'What the acceptor found.' },
  source: 'GSP 64',
});

/** What one acceptance is about, and its conclusion once there is one. */
export const AcceptedLine = z.object({
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
  receivedBy: receipt.receivedBy,
  conclusion: conclusion.nullable(),
});

export const acceptance = contract('acceptance', {
  releaseAccepted: command({
    title: { zh: '验收放行', en: 'Release' },
    kind: 'release',
    signed: { zh: '确认验收合格，准予销售', en: 'Found to conform; may be sold' },
    about: z.object({ acceptanceId: Id }),
    fill: z.object({ conclusion }),
  }),
  acceptances: list({
    title: { zh: '验收记录', en: 'Acceptances' },
    row: z.object({
      acceptanceId: Id,
      createdAt: system.createdAt,
      number: documents.number,
      state: sameField(documents.state, z.enum(['waiting', 'released', 'withdrawn'])),
      product: device.name,
      model: device.model,
      lotId: Id,
      lotNumber: batch.lotNumber.nullable(),
      lastUseOn: batch.lastUseOn.nullable(),
      quantity: quantities.quantity,
      supplier: sameField(supplier.id, z.string()),
      receiptNumber: receipt.number,
      receivedBy: receipt.receivedBy,
      conclusion: conclusion.nullable(),
      acceptedBy: system.approvedBy.nullable(),
      acceptedAt: system.approvedAt.nullable(),
    }),
    key: ['acceptanceId'],
    sorts: ['createdAt', 'number'],
    sort: { by: 'createdAt', down: true },
    searched: ['number', 'receiptNumber', 'product', 'lotNumber', 'supplier'],
    words: {
      state: {
        waiting: { zh: '待验收', en: 'Waiting' },
        released: { zh: '已放行', en: 'Released' },
        withdrawn: { zh: '已撤销', en: 'Withdrawn' },
      },
    },
    hidden: ['receiptNumber', 'receivedBy'],
  }),
  accepted: documentLines({ zh: '验收单明细', en: 'Lines of an acceptance' }, AcceptedLine),
  printRecord: printOf({ zh: '验收记录', en: 'the acceptance record' }),
  waiting: query({
    title: { zh: '待验收', en: 'Waiting for acceptance' },
    input: z.object({ after: sameField(paging.key, Id).optional() }),
    output: z.object({ acceptances: z.array(Acceptance), next: sameField(paging.key, Id).nullable() }),
  }),
});
