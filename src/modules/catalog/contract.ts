import { z } from 'zod';
import { command, contract, Id, labelled, query, Text } from '#kernel/contract';

/** A device identifier of GS1: fourteen digits; the reader of labels checks its check digit. */
export const DeviceIdentifier = z.string().regex(/^\d{14}$/);

/** One packaging level above the base unit: how many of the next lower identifier it holds. */
export const Package = z.object({ di: DeviceIdentifier, containsDi: DeviceIdentifier, quantity: z.int().min(1) });

export const ProductRecord = z.object({
  primaryDi: DeviceIdentifier,
  name: labelled(Text, '产品名称', 'Device name'),
  model: labelled(Text, '型号', 'Model'),
  registrantName: labelled(Text, '注册人名称', 'Registrant'),
  isTrackedByLot: z.boolean(),
  isTrackedBySerial: z.boolean(),
  hasExpiry: z.boolean(),
  hasProductionDate: z.boolean(),
  packages: z.array(Package).max(20),
});
export type ProductRecord = z.output<typeof ProductRecord>;

export const Product = z.object({
  id: Id,
  primaryDi: z.string(),
  name: z.string(),
  model: z.string(),
  registrantName: z.string(),
  isTrackedByLot: z.boolean(),
  isTrackedBySerial: z.boolean(),
  hasExpiry: z.boolean(),
  hasProductionDate: z.boolean(),
});
export type Product = z.output<typeof Product>;

export const catalog = contract('catalog', {
  importProducts: command({
    title: { zh: '导入产品', en: 'Import products' },
    bulk: true,
    about: z.object({}),
    fill: z.object({ source: Text, products: z.array(ProductRecord).min(1).max(5000) }),
    output: z.object({ imported: z.int(), alreadyKnown: z.int() }),
  }),
  identify: query({
    title: { zh: '按产品标识查找', en: 'Find by device identifier' },
    input: z.object({ di: DeviceIdentifier }),
    /** `unitsPerScan` is how many base units one package with this identifier holds. */
    output: z.object({ product: Product.nullable(), unitsPerScan: z.int() }),
  }),
  search: query({
    title: { zh: '产品', en: 'Products' },
    input: z.object({ text: z.string().max(100).default(''), after: z.string().max(14).optional() }),
    output: z.object({ products: z.array(Product), next: z.string().nullable() }),
  }),
});
