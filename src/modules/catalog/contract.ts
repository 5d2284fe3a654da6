import { z } from 'zod';
import { command, contract, Id, query, Text } from '#kernel/contract';
import { field, sameField } from '#kernel/field';
import { paging, quantities, system } from '#kernel/fields';
import { list } from '#kernel/lists/list';
import { device, maker, sale, tracking, udi } from './fields.ts';

export const packageContent = field(z.int().min(1).max(1_000_000_000), {
  name: 'unitsPerPackage',
  zh: '包装数量',
  en: 'Content',
  meaning: { zh: '一个包装含下一级多少个；按标识查找时，含多少最小单位。', en: 'How much one package holds.' },
});

/** One packaging level above the base unit: how many of the next lower identifier it holds. */
export const Package = z.object({
  di: udi.deviceIdentifier,
  containsDi: udi.deviceIdentifier,
  quantity: packageContent,
});

const kept = {
  isTrackedByLot: tracking.byLot,
  isTrackedBySerial: tracking.bySerial,
  hasExpiry: tracking.hasExpiry,
  hasProductionDate: tracking.hasProductionDate,
};
const named = {
  primaryDi: udi.deviceIdentifier,
  name: device.name,
  model: device.model,
  registrantName: maker.registrantName,
};

export const ProductRecord = z.object({
  ...named,
  ...kept,
  category: device.category.optional(),
  packages: z.array(Package).max(20),
});
export type ProductRecord = z.output<typeof ProductRecord>;

export const Product = z.object({ id: Id, ...named, category: device.category, ...kept });
export type Product = z.output<typeof Product>;

const counted = sameField(quantities.quantity, z.int());

export const catalog = contract('catalog', {
  importProducts: command({
    title: { zh: '导入产品', en: 'Import products' },
    bulk: true,
    about: z.object({}),
    fill: z.object({
      source: field(Text, {
        name: 'importSource',
        zh: '来源',
        en: 'Source',
        meaning: { zh: '数据从哪里来。', en: 'Where the records come from.' },
      }),
      products: z.array(ProductRecord).min(1).max(5000),
    }),
    /** `known` names the products that stayed as they are. */
    output: z.object({ imported: counted, alreadyKnown: counted, known: z.array(udi.deviceIdentifier) }),
  }),
  stopSale: command({
    title: { zh: '停售', en: 'Stop sale' },
    about: z.object({ productId: Id }),
    fill: z.object({ reason: system.changeReason }),
  }),
  resumeSale: command({
    title: { zh: '恢复销售', en: 'Resume sale' },
    about: z.object({ productId: Id }),
    fill: z.object({ reason: system.changeReason }),
  }),
  identify: query({
    title: { zh: '按产品标识查找', en: 'Find by device identifier' },
    input: z.object({ di: udi.deviceIdentifier }),
    /** `unitsPerScan` is how many base units one package with this identifier holds. */
    output: z.object({ product: Product.nullable(), unitsPerScan: packageContent }),
  }),
  products: list({
    title: { zh: '产品目录', en: 'Catalogue of products' },
    row: z.object({
      productId: Id,
      primaryDi: udi.deviceIdentifier,
      name: device.name,
      model: device.model,
      registrantName: maker.registrantName,
      category: device.category,
      ...kept,
      isStopped: sale.isStopped,
    }),
    key: ['productId'],
    sorts: ['primaryDi', 'name'],
    sort: { by: 'primaryDi', down: false },
    searched: ['primaryDi', 'name', 'model', 'registrantName'],
    hidden: ['hasExpiry', 'hasProductionDate'],
  }),
  search: query({
    title: { zh: '产品', en: 'Products' },
    input: z.object({
      text: sameField(paging.text, z.string().max(100)).default(''),
      after: sameField(paging.key, z.string().max(14)).optional(),
    }),
    output: z.object({ products: z.array(Product), next: paging.key.nullable() }),
  }),
});
