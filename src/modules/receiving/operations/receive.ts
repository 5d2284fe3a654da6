import { add, type Effect, open, post } from '#kernel/effects';
import { known } from '#kernel/errors';
import { each, one } from '#kernel/fact';
import { lotByNumber, lotKey, normalisedNumber, placeOfParty, siteById, zonesOfSite } from '#kernel/ledger';
import { type Context, operation } from '#kernel/operation';
import { categoryOfProduct, productById } from '#modules/catalog';
import { type ReceivedLine, receiving } from '../contract.ts';
import { receivingGoods } from '../workflow.ts';

/** Receiving books what stands on the dock as pending in the waiting zone; each line becomes an intake of its lot. */
export const receive = operation(receiving.receive, {
  locks: (_, { lines }) =>
    lines.map(({ productId, lotNumber }) => ({ lotOf: { product: productId, number: normalised(lotNumber) ?? null } })),
  load: ({ siteId }, fill) => ({
    site: one(siteById, siteId),
    zones: one(zonesOfSite, siteId),
    supplier: each(placeOfParty, fill ? [fill.supplierId] : []),
    product: each(productById, fill?.lines.map(({ productId }) => productId) ?? []),
    filed: each(categoryOfProduct, fill?.lines.map(({ productId }) => productId) ?? []),
    lot: each(lotByNumber, fill?.lines.map(keyOf) ?? []),
  }),
  subject: ({ filed }, { siteId }, fill) => ({
    siteId,
    partyId: fill?.supplierId,
    lines:
      fill?.lines.map(({ lotNumber, ...line }) =>
        withoutUndefined({ ...line, lotNumber: normalised(lotNumber), category: filed(line.productId)?.category }),
      ) ?? [],
  }),
  run: ({ zones, supplier, product, lot }, { siteId, supplierId, lines }, context) => {
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
    const lots = new Map<string, { id: string; isBySerial: boolean }>();
    const effects = lines.flatMap((line) => {
      const key = keyOf(line);
      const present = lots.get(key) ?? lot(key);
      const isBySerial = known(product(line.productId), 'the product is on file').isTrackedBySerial;
      const its = present ?? { id: context.newId(), isBySerial };
      lots.set(key, its);
      return [
        ...(present ? [] : [newLot(its.id, line, isBySerial)]),
        ...intakeOf(line, its.id, { receiptId, siteId, supplierId, at }, context),
      ];
    });
    const lotIds = [...new Set([...lots.values()].map(({ id }) => id))];
    return [
      open(receivingGoods.open({ id: receiptId, today: context.today, counterpartyId: supplierId, siteId, lotIds })),
      ...effects,
    ];
  },
});

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
};

/** The intake of one line, its units, its record, and the movement from the supplier to the waiting zone. */
const intakeOf = (
  line: ReceivedLine,
  lotId: string,
  { receiptId, siteId, supplierId, at }: Receipt,
  { newId, org, now, personId }: Context,
): Effect[] => {
  const intakeId = newId();
  const units = line.serials.map((serial) => ({
    id: newId(),
    productId: line.productId,
    lotId,
    intakeId,
    serial: normalisedNumber(serial),
    ...at.from,
    beneath: at.from.status,
    ownerId: org,
  }));
  const { quantity, productId } = line;
  return [
    add('kernel.intake', { id: intakeId, lotId, sourceDocumentId: receiptId, supplierId, ownerId: org }),
    add('kernel.serialUnit', ...units),
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
      unitIds: units.map(({ id }) => id),
    }),
  ];
};

/** A subject leaves out what is not known. */
const withoutUndefined = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  // Removing the members whose value is undefined is exactly what the type says.
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
