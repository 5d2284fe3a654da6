/** The fields of products: DeviceBlock, MakerBlock, UdiBlock, PriceBlock, and how a product is kept. */
import { z } from 'zod';
import { Text } from '#kernel/contract';
import { field } from '#kernel/field';

/** DeviceBlock: what the registration says the device is. */
export const device = {
  name: field(Text, {
    name: 'deviceName',
    zh: '产品名称',
    en: 'Device name',
    meaning: { zh: '注册证上的产品名称。', en: "The device's name as registered." },
    source: 'GSP 64',
  }),
  model: field(Text, {
    name: 'model',
    zh: '型号',
    en: 'Model',
    meaning: { zh: '注册证上的型号。', en: 'The model as registered.' },
    source: 'GSP 64',
  }),
  specification: field(Text, {
    name: 'specification',
    zh: '规格',
    en: 'Specification',
    meaning: { zh: '注册证上的规格。', en: 'The specification as registered.' },
    source: 'GSP 64',
  }),
  registrationNumber: field(Text.max(100), {
    name: 'registrationNumber',
    zh: '注册证编号/备案编号',
    en: 'Registration number',
    meaning: { zh: '医疗器械注册证编号或者备案编号。', en: 'The number of the registration or filing.' },
    source: 'GSP 64',
  }),
  category: field(z.string().trim().max(50), {
    name: 'deviceCategory',
    zh: '产品类别',
    en: 'Category',
    meaning: {
      zh: '分类目录中的类别；任职可以限于类别。',
      en: 'Its class in the catalogue of devices; a position may be held for some.',
    },
    source: 'GSP 58',
  }),
};

/** MakerBlock: in whose name the device is registered, and who makes it. */
export const maker = {
  registrantName: field(Text, {
    name: 'registrantName',
    zh: '注册人名称',
    en: 'Registrant',
    meaning: { zh: '注册人或者备案人的名称。', en: 'Who holds the registration or filing.' },
    source: 'GSP 64',
  }),
  contractManufacturerName: field(Text, {
    name: 'contractManufacturerName',
    zh: '受托生产企业名称',
    en: 'Contract manufacturer',
    meaning: { zh: '受注册人委托生产的企业，若有。', en: 'Who makes it for the registrant, if somebody does.' },
    source: 'GSP 64',
  }),
  manufacturingLicenseNumber: field(Text.max(100), {
    name: 'manufacturingLicenseNumber',
    zh: '生产许可证号或备案编号',
    en: 'Manufacturing licence',
    meaning: { zh: '生产企业的许可证号或者备案编号。', en: "The number of the maker's licence or filing." },
    source: 'GSP 64',
  }),
};

/** A device identifier of GS1: fourteen digits; the reader of labels checks its check digit. */
const DeviceIdentifier = z.string().regex(/^\d{14}$/);

/** UdiBlock: required where the product carries one. */
export const udi = {
  deviceIdentifier: field(DeviceIdentifier, {
    name: 'udiDi',
    zh: '产品标识',
    en: 'Device identifier',
    meaning: { zh: 'UDI-DI：某一包装层级的产品标识。', en: 'UDI-DI: names the product at one packaging level.' },
    source: 'GSP 64',
  }),
  productionIdentifier: field(z.string().max(100), {
    name: 'udiPi',
    zh: '生产标识',
    en: 'Production identifier',
    meaning: { zh: 'UDI-PI：批号、序列号、日期。', en: 'UDI-PI: lot, serial number, dates.' },
    source: 'GSP 64',
  }),
  raw: field(z.string().max(500), {
    name: 'udiRaw',
    zh: '扫描原文',
    en: 'As scanned',
    meaning: { zh: '扫描枪读到的原文。', en: 'The very string the scanner read.' },
    source: 'GSP 51',
  }),
};

const Decimal = z.string().regex(/^\d{1,12}(\.\d{1,8})?$/);

/** PriceBlock. */
export const price = {
  unitPrice: field(Decimal, {
    name: 'unitPrice',
    zh: '单价',
    en: 'Unit price',
    meaning: { zh: '每单位的含税单价，至多八位小数。', en: 'Tax-inclusive price per unit, up to eight decimals.' },
    class: 'price',
    source: 'GSP 58',
  }),
  amount: field(z.int(), {
    name: 'amount',
    zh: '金额',
    en: 'Amount',
    meaning: { zh: '单价乘以数量，逐行四舍五入。', en: 'Price times quantity, rounded per line.' },
    class: 'price',
    unit: { zh: '分', en: 'minor unit' },
    source: 'GSP 58',
  }),
};

/** By what a product is traced, which its label must carry. */
export const tracking = {
  byLot: field(z.boolean(), {
    name: 'isTrackedByLot',
    zh: '按批号管理',
    en: 'Kept by lot',
    meaning: { zh: '标签上有批号，收货时必填。', en: 'Its label has a lot number, which must be entered.' },
  }),
  bySerial: field(z.boolean(), {
    name: 'isTrackedBySerial',
    zh: '按序列号管理',
    en: 'Kept by serial number',
    meaning: { zh: '逐件登记序列号。', en: 'Each piece is entered by its serial number.' },
  }),
  hasExpiry: field(z.boolean(), {
    name: 'hasExpiry',
    zh: '有有效期',
    en: 'Has a use-by date',
    meaning: { zh: '标签上有有效期，收货时必填。', en: 'Its label has a use-by date, which must be entered.' },
  }),
  hasProductionDate: field(z.boolean(), {
    name: 'hasProductionDate',
    zh: '有生产日期',
    en: 'Has a production date',
    meaning: { zh: '标签上有生产日期。', en: 'Its label has a production date.' },
  }),
};

/** Whether a product is traded. */
export const sale = {
  isStopped: field(z.boolean(), {
    name: 'productIsStopped',
    zh: '停售',
    en: 'Sale stopped',
    meaning: { zh: '停售期间不得收货、销售、发货。', en: 'While stopped it is not received, sold or shipped.' },
  }),
};
