import { z } from 'zod';
import { device, maker, tracking, udi } from '#fields/catalog';
import { movementReason, place } from '#fields/warehouse';
import { contract, Id, query, Text, Words } from '#kernel/contract';
import { field, sameField } from '#kernel/field';
import { batch, documents, paging, quantities, system } from '#kernel/fields';

const side = field(z.enum(['inside', 'supplier', 'customer']), {
  name: 'side',
  zh: '身份',
  en: 'Who',
  meaning: { zh: '本公司、供货者还是购货者。', en: 'We, a supplier or a customer.' },
});
const from = field(Words, {
  name: 'movedFrom',
  zh: '从',
  en: 'From',
  meaning: { zh: '货物从哪里来。', en: 'The place goods were moved from.' },
});
const to = field(Words, {
  name: 'movedTo',
  zh: '到',
  en: 'To',
  meaning: { zh: '货物到哪里去。', en: 'The place goods were moved to.' },
});
const corrects = field(Text, {
  name: 'correctedDocument',
  zh: '更正的单据',
  en: 'Corrects',
  meaning: { zh: '此流转更正的那次流转所在的单据。', en: 'The document whose movement this one takes back.' },
});
const isCorrected = field(z.boolean(), {
  name: 'isCorrected',
  zh: '已更正',
  en: 'Corrected',
  meaning: { zh: '此流转之后被更正。', en: 'This movement was taken back later.' },
});
/** What a supplier gave stands below zero in our books. */
const balance = sameField(quantities.quantity, z.int());
const serial = sameField(batch.serialNumber, z.string().max(50));
const pageKey = sameField(paging.key, Id);

export const Holding = z.object({
  locationId: Id,
  place: place.name,
  holder: place.holder,
  side,
  status: quantities.status,
  quantity: balance,
});
export type Holding = z.output<typeof Holding>;

export const TracedLot = z.object({
  lotId: Id,
  lotNumber: batch.lotNumber.nullable(),
  product: device.name,
  model: device.model,
  registrantName: maker.registrantName,
  primaryDi: udi.deviceIdentifier,
  productionOn: batch.productionOn.nullable(),
  lastUseOn: batch.lastUseOn.nullable(),
  isTrackedBySerial: tracking.bySerial,
});
export type TracedLot = z.output<typeof TracedLot>;

export const TracedMovement = z.object({
  movementId: Id,
  documentId: Id,
  document: documents.number,
  documentKind: sameField(documents.kind, Words),
  from,
  fromStatus: quantities.status,
  to,
  toStatus: quantities.status,
  quantity: balance,
  serials: z.array(batch.serialNumber),
  person: system.createdBy,
  recordedAt: sameField(system.createdAt, z.string()),
  occurredAt: sameField(system.occurredAt, z.string()).nullable(),
  reason: movementReason.nullable(),
  corrects: corrects.nullable(),
  isCorrected,
});
export type TracedMovement = z.output<typeof TracedMovement>;

export const TracedUnit = z.object({
  unitId: Id,
  serial: batch.serialNumber,
  place: place.name,
  holder: place.holder,
  side,
  status: quantities.status,
});
export type TracedUnit = z.output<typeof TracedUnit>;

export const trace = contract('trace', {
  /** Lots a lot number, serial number or device identifier points to. */
  find: query({
    title: { zh: '追溯查找', en: 'Find to trace' },
    input: z
      .object({
        text: sameField(paging.text, Text.max(200)).optional(),
        di: sameField(udi.deviceIdentifier, z.string().max(14)).optional(),
        lotNumber: sameField(batch.lotNumber, z.string().max(50)).optional(),
        serial: serial.optional(),
      })
      .refine((sought) => Object.values(sought).some((value) => value !== undefined)),
    output: z.array(TracedLot),
  }),
  /** Where every unit of a lot is now, and who has it: a read of balances. */
  holders: query({
    title: { zh: '在哪里、谁持有', en: 'Where it is and who has it' },
    input: z.object({ lotId: Id }),
    output: z.array(Holding),
  }),
  units: query({
    title: { zh: '逐件', en: 'Unit by unit' },
    input: z.object({ lotId: Id, serial: serial.optional(), after: pageKey.optional() }),
    output: z.object({ units: z.array(TracedUnit), next: pageKey.nullable() }),
  }),
  movements: query({
    title: { zh: '流转记录', en: 'Movements' },
    input: z.object({ lotId: Id, serial: serial.optional(), before: pageKey.optional() }),
    output: z.object({ movements: z.array(TracedMovement), next: pageKey.nullable() }),
  }),
});
