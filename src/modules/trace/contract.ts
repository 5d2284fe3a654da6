import { z } from 'zod';
import { contract, Id, query, Status, Text, Words } from '#kernel/contract';

export const Holding = z.object({
  locationId: Id,
  place: Words,
  holder: z.string(),
  side: z.enum(['inside', 'supplier', 'customer']),
  status: Status,
  quantity: z.int(),
});
export type Holding = z.output<typeof Holding>;

export const TracedLot = z.object({
  lotId: Id,
  lotNumber: z.string().nullable(),
  product: z.string(),
  model: z.string(),
  registrantName: z.string(),
  primaryDi: z.string(),
  productionOn: z.string().nullable(),
  lastUseOn: z.string().nullable(),
  isTrackedBySerial: z.boolean(),
});
export type TracedLot = z.output<typeof TracedLot>;

export const TracedMovement = z.object({
  movementId: Id,
  document: z.string(),
  documentKind: z.string(),
  from: Words,
  fromStatus: Status,
  to: Words,
  toStatus: Status,
  quantity: z.int(),
  serials: z.array(z.string()),
  person: z.string(),
  recordedAt: z.string(),
});
export type TracedMovement = z.output<typeof TracedMovement>;

export const TracedUnit = z.object({
  unitId: Id,
  serial: z.string(),
  place: Words,
  holder: z.string(),
  side: z.enum(['inside', 'supplier', 'customer']),
  status: Status,
});
export type TracedUnit = z.output<typeof TracedUnit>;

export const trace = contract('trace', {
  /** Lots a lot number, serial number or device identifier points to. */
  find: query({
    title: { zh: '追溯查找', en: 'Find to trace' },
    input: z
      .object({
        text: Text.max(200).optional(),
        di: z.string().max(14).optional(),
        lotNumber: z.string().max(50).optional(),
        serial: z.string().max(50).optional(),
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
    input: z.object({ lotId: Id, serial: z.string().max(50).optional(), after: Id.optional() }),
    output: z.object({ units: z.array(TracedUnit), next: Id.nullable() }),
  }),
  movements: query({
    title: { zh: '流转记录', en: 'Movements' },
    input: z.object({ lotId: Id, serial: z.string().max(50).optional(), before: Id.optional() }),
    output: z.object({ movements: z.array(TracedMovement), next: Id.nullable() }),
  }),
});
