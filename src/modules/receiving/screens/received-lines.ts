import { z } from 'zod';
import { Product } from '#contract/catalog';
import type { ReceivedLine } from '#contract/receiving';
import type { Bilingual } from '#kernel/contract';

/** A line while it is being filled in: what is not said yet is empty. */
export const Line = z.object({
  key: z.string(),
  product: Product,
  lotNumber: z.string(),
  productionOn: z.string(),
  lastUseOn: z.string(),
  serials: z.array(z.string()),
  quantity: z.int().nullable(),
  udiRaw: z.string().optional(),
});
export type Line = z.output<typeof Line>;

/** What stands on the dock and is not received yet. */
export const Delivery = z.object({ siteId: z.string(), supplierId: z.string(), lines: z.array(Line) });
export type Delivery = z.output<typeof Delivery>;

type Label = {
  lotNumber: string | undefined;
  productionOn: string | undefined;
  expiresOn: string | undefined;
  serialNumber: string | undefined;
  raw: string;
};
type Scanned = { product: Product; units: number; label: Label; key: string };
type Taken = { lines: readonly Line[]; said: readonly Bilingual[] };

/** Adds what one label says: to the line of its lot, or as a new line. What cannot be is told, and nothing is added. */
export const withLabel = (lines: readonly Line[], { product, units, label, key }: Scanned): Taken => {
  const known = lines.find((line) => line.product.id === product.id && isSame(line.lotNumber, label.lotNumber ?? ''));
  const said = [
    ...(known ? disagreements(known, label) : []),
    ...(product.isTrackedBySerial ? serialSentences(lines, product, label, units) : []),
  ];
  if (said.length > 0) return { lines, said };
  const line = known ?? { ...lineOf(product, key), lotNumber: label.lotNumber ?? '', udiRaw: label.raw };
  const grown = { ...line, ...datesOf(line, label), ...amountOf(line, label, units) };
  // The line just scanned stands first, where the eye is.
  return { lines: [grown, ...lines.filter((one) => one !== known)], said };
};

/** A line for a product whose label cannot be scanned. */
export const lineOf = (product: Product, key: string): Line => ({
  key,
  product,
  lotNumber: '',
  productionOn: '',
  lastUseOn: '',
  serials: [],
  quantity: product.isTrackedBySerial ? 0 : null,
});

/** The line as the contract wants it: what was not said is left out. */
export const receivedOf = ({ product, lotNumber, productionOn, lastUseOn, serials, quantity, udiRaw }: Line) =>
  ({
    productId: product.id,
    ...(lotNumber.trim() !== '' && { lotNumber }),
    ...(productionOn !== '' && { productionOn }),
    ...(lastUseOn !== '' && { lastUseOn }),
    serials,
    quantity: product.isTrackedBySerial ? serials.length : quantity,
    ...(udiRaw !== undefined && { udiRaw }),
  }) satisfies { [K in keyof ReceivedLine]?: unknown };

/** Upper and lower case are one number, as the company keeps it. */
const isSame = (one: string, other: string) => one.trim().toUpperCase() === other.trim().toUpperCase();

const datesOf = (line: Line, { productionOn, expiresOn }: Label) => ({
  productionOn: line.productionOn || (productionOn ?? ''),
  lastUseOn: line.lastUseOn || (expiresOn ?? ''),
});

const amountOf = (line: Line, { serialNumber }: Label, units: number) => {
  if (!line.product.isTrackedBySerial) return { quantity: (line.quantity ?? 0) + units };
  const serials = [...line.serials, ...(serialNumber === undefined ? [] : [serialNumber])];
  return { serials, quantity: serials.length };
};

const disagreements = (line: Line, { productionOn, expiresOn }: Label): Bilingual[] => [
  ...differing({ zh: '生产日期', en: 'production date' }, line.lotNumber, line.productionOn, productionOn),
  ...differing({ zh: '有效期', en: 'use-by date' }, line.lotNumber, line.lastUseOn, expiresOn),
];

const differing = (what: Bilingual, lot: string, before: string, now: string | undefined): Bilingual[] =>
  before === '' || now === undefined || before === now
    ? []
    : [
        {
          zh: `批号 ${lot} 之前的标签${what.zh}是 ${before}，这张是 ${now}。请核对实物`,
          en: `Lot ${lot} had the ${what.en} ${before} on the label before, ${now} on this one. Look at the goods`,
        },
      ];

const serialSentences = (
  lines: readonly Line[],
  product: Product,
  { serialNumber }: Label,
  units: number,
): Bilingual[] => {
  if (units > 1) {
    const zh = `这是一箱 ${units} 件的标签；此产品逐件追踪，请扫描每一件`;
    return [{ zh, en: `This label is of a pack of ${units}; this product is followed piece by piece: scan each` }];
  }
  if (serialNumber === undefined) {
    const zh = '标签上没有序列号；请在下方按名称添加产品，再手工录入序列号';
    return [{ zh, en: 'The label has no serial number; add the product by name below and type the serial number' }];
  }
  const isThere = lines.some(
    (line) => line.product.id === product.id && line.serials.some((serial) => isSame(serial, serialNumber)),
  );
  return isThere
    ? [{ zh: `序列号 ${serialNumber} 已经扫过了`, en: `Serial number ${serialNumber} has been scanned already` }]
    : [];
};
