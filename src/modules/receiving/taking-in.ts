import type { About, Fill } from '#kernel/contract';
import { add, change, type Effect, open, post } from '#kernel/effects';
import { known } from '#kernel/errors';
import { each, type Loaded, one } from '#kernel/fact';
import {
  lotByNumber,
  lotKey,
  normalisedNumber,
  placeOfParty,
  siteById,
  unitBySerial,
  unitKey,
  zonesOfSite,
} from '#kernel/ledger';
import type { Context, Lock, Subject } from '#kernel/operation';
import { categoryOfProduct, productById } from '#modules/catalog';
import type { ReceivedLine, receiving } from './contract.ts';
import { receivingGoods } from './workflow.ts';

type Where = About<typeof receiving.receive>;
type Said = Fill<typeof receiving.receive>;
/** When it really happened and why it is told only now. */
type Late = Partial<Pick<Fill<typeof receiving.receiveLate>, 'occurredAt' | 'reason'>>;

const load = ({ siteId }: Where, fill: Said | undefined) => ({
  site: one(siteById, siteId),
  zones: one(zonesOfSite, siteId),
  supplier: each(placeOfParty, fill ? [fill.supplierId] : []),
  product: each(productById, fill?.lines.map(({ productId }) => productId) ?? []),
  filed: each(categoryOfProduct, fill?.lines.map(({ productId }) => productId) ?? []),
  lot: each(lotByNumber, fill?.lines.map(keyOf) ?? []),
  unit: each(unitBySerial, fill?.lines.flatMap(({ productId, serials }) => serials.map(unitOf(productId))) ?? []),
});
type Facts = Loaded<ReturnType<typeof load>>;

/** How what stands on the dock is booked as pending in the waiting zone; each line becomes an intake of its lot. */
export const takingIn = {
  locks: (_: Where, { lines }: Said): Lock[] =>
    lines.map(({ productId, lotNumber }) => ({ lotOf: { product: productId, number: normalised(lotNumber) ?? null } })),
  load,
  subject: ({ filed }: Facts, { siteId }: Where, fill: (Said & Late) | undefined): Subject => ({
    siteId,
    partyId: fill?.supplierId,
    occurredAt: fill?.occurredAt,
    lines:
      fill?.lines.map(({ lotNumber, ...line }) =>
        withoutUndefined({ ...line, lotNumber: normalised(lotNumber), category: filed(line.productId)?.category }),
      ) ?? [],
  }),
  run: ({ zones, supplier, product, lot, unit }: Facts, said: Where & Said & Late, context: Context): Effect[] => {
    const { siteId, supplierId, lines, occurredAt, reason } = said;
    const receiptId = context.newId();
    const at = {
      from: { locationId: known(supplier(supplierId), 'the supplier has a place').id, status: 'pending' },
      to: {
        locationId: known(
          zones.find(({ zone }) => zone === 'waiting'),
          'a waiting zone',
        ).id,
        status: 'pending',
      },
    } as const;
    const late = { ...(occurredAt !== undefined && { occurredAt }), ...(reason !== undefined && { reason }) };
    const lots = new Map<string, { id: string; isBySerial: boolean }>();
    const effects = lines.flatMap((line) => {
      const key = keyOf(line);
      const present = lots.get(key) ?? lot(key);
      const isBySerial = known(product(line.productId), 'the product is on file').isTrackedBySerial;
      const its = present ?? { id: context.newId(), isBySerial };
      lots.set(key, its);
      return [
        ...(present ? [] : [newLot(its.id, line, isBySerial)]),
        ...intakeOf(line, its.id, { receiptId, siteId, supplierId, at, late, unit }, context),
      ];
    });
    const lotIds = [...new Set([...lots.values()].map(({ id }) => id))];
    return [
      open(receivingGoods.open({ id: receiptId, today: context.today, counterpartyId: supplierId, siteId, lotIds })),
      ...effects,
    ];
  },
};

const unitOf = (productId: string) => (serial: string) => unitKey(productId, normalisedNumber(serial));

const keyOf = ({ productId, ...label }: ReceivedLine) =>
  lotKey(productId, { ...label, lotNumber: normalised(label.lotNumber) });

const normalised = (number: string | undefined) => (number === undefined ? undefined : normalisedNumber(number));

const newLot = (id: string, line: ReceivedLine, isBySerial: boolean): Effect =>
  add('kernel.lot', {
    id,
    productId: line.productId,
    number: normalised(line.lotNumber) ?? null,
    productionOn: line.productionOn ?? null,
    lastUseOn: line.lastUseOn ?? null,
    isBySerial,
  });

type Receipt = {
  receiptId: string;
  siteId: string;
  supplierId: string;
  at: {
    from: { locationId: string; status: 'pending' };
    to: { locationId: string; status: 'pending' };
  };
  late: Late;
  unit: Facts['unit'];
};

/** The intake of one line, its units, its record, and the movement from the supplier to the waiting zone. */
const intakeOf = (
  line: ReceivedLine,
  lotId: string,
  { receiptId, siteId, supplierId, at, late, unit }: Receipt,
  { newId, org, now, personId }: Context,
): Effect[] => {
  const intakeId = newId();
  const { quantity, productId, serials } = line;
  const account = { lotId, intakeId, ...at.from, beneath: at.from.status, ownerId: org };
  // A unit whose receipt was corrected stands at a supplier's; it is the same unit when it really comes.
  const again = serials.flatMap((serial) => unit(unitOf(productId)(serial)) ?? []);
  const fresh = serials
    .filter((serial) => !unit(unitOf(productId)(serial)))
    .map((serial) => ({ id: newId(), productId, serial: normalisedNumber(serial), ...account }));
  return [
    add('kernel.intake', { id: intakeId, lotId, sourceDocumentId: receiptId, supplierId, ownerId: org }),
    add('kernel.serialUnit', ...fresh),
    ...again.map((its) => change('kernel.serialUnit', its, account)),
    add('receiving.receiptLine', {
      id: newId(),
      receiptId,
      supplierId,
      siteId,
      productId,
      lotId,
      intakeId,
      quantity,
      udiRaw: line.udiRaw ?? null,
      receivedBy: personId,
      receivedAt: now,
    }),
    post({
      ...at,
      id: newId(),
      documentId: receiptId,
      intakeId,
      quantity,
      unitIds: [...fresh, ...again].map(({ id }) => id),
      ...late,
    }),
  ];
};

/** A subject leaves out what is not known. */
const withoutUndefined = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  // Removing the members whose value is undefined is exactly what the type says.
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
