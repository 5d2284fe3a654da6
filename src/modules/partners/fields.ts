/** The fields of partners: PartyBlock of supplier and customer, and what a partner's file says. */
import { z } from 'zod';
import { Id, Text } from '#kernel/contract';
import { field } from '#kernel/field';

/** A partner's file. */
export const partner = {
  kind: field(z.enum(['supplier', 'customer']), {
    name: 'partnerKind',
    zh: '类型',
    en: 'Kind',
    meaning: { zh: '供货者还是购货者。', en: 'Supplier or customer.' },
    choices: { supplier: { zh: '供货者', en: 'Supplier' }, customer: { zh: '购货者', en: 'Customer' } },
  }),
  name: field(Text, {
    name: 'partnerName',
    zh: '名称',
    en: 'Name',
    meaning: { zh: '往来单位的名称。', en: "The partner's name." },
  }),
  address: field(Text, {
    name: 'partnerAddress',
    zh: '地址',
    en: 'Address',
    meaning: { zh: '往来单位的地址。', en: "The partner's address." },
  }),
  contact: field(Text, {
    name: 'partnerContact',
    zh: '联系方式',
    en: 'Contact',
    meaning: { zh: '往来单位的联系方式。', en: 'How the partner is reached.' },
  }),
  type: field(z.enum(['manufacturer', 'distributor', 'useUnit', 'otherNeed']), {
    name: 'partnerType',
    zh: '单位性质',
    en: 'Type',
    meaning: {
      zh: '决定首营审核须有哪些证照；不填时供货者为经营企业、购货者为使用单位。',
      en: 'Says which certificates its review wants; left out, suppliers are distributors and customers facilities.',
    },
    choices: {
      manufacturer: { zh: '生产企业、注册人', en: 'Manufacturer, registrant' },
      distributor: { zh: '经营企业', en: 'Distributor' },
      useUnit: { zh: '使用单位', en: 'Healthcare facility' },
      otherNeed: { zh: '其他合理需求', en: 'Other reasonable need' },
    },
    source: 'GSP 81',
  }),
  isSuspended: field(z.boolean(), {
    name: 'partnerIsSuspended',
    zh: '暂停往来',
    en: 'Suspended',
    meaning: { zh: '暂停期间不得与其购销。', en: 'While suspended nothing is bought from or sold to them.' },
  }),
};

/** PartyBlock of a supplier. A record points to the file by id; a list shows the name. */
export const supplier = {
  id: field(Id, {
    name: 'supplier',
    zh: '供货者',
    en: 'Supplier',
    meaning: { zh: '货物从谁那里来。', en: 'From whom the goods come.' },
    source: 'GSP 64',
  }),
  address: field(Text, {
    name: 'supplierAddress',
    zh: '供货者地址',
    en: "Supplier's address",
    meaning: { zh: '供货者的地址。', en: 'Where the supplier is.' },
    source: 'GSP 64',
  }),
  contact: field(Text, {
    name: 'supplierContact',
    zh: '供货者联系方式',
    en: "Supplier's contact",
    meaning: { zh: '供货者的联系方式。', en: 'How the supplier is reached.' },
    source: 'GSP 64',
  }),
};

/** PartyBlock of a customer. */
export const customer = {
  id: field(Id, {
    name: 'customer',
    zh: '购货者',
    en: 'Customer',
    meaning: { zh: '货物到谁那里去。', en: 'To whom the goods go.' },
    source: 'GSP 83',
  }),
  deliveryAddress: field(Text, {
    name: 'deliveryAddress',
    zh: '收货地址',
    en: 'Delivery address',
    meaning: { zh: '货物送到的地址。', en: 'Where the goods are delivered.' },
    source: 'GSP 83',
  }),
  contact: field(Text, {
    name: 'customerContact',
    zh: '购货者联系方式',
    en: "Customer's contact",
    meaning: { zh: '购货者的联系方式。', en: 'How the customer is reached.' },
    source: 'GSP 83',
  }),
  licenseNumber: field(Text.max(100), {
    name: 'customerLicenseNumber',
    zh: '许可证明文件编号/备案编号',
    en: "Customer's licence",
    meaning: { zh: '购货者的许可证明文件编号或者备案编号。', en: "The number of the customer's licence or filing." },
    source: 'GSP 83',
  }),
};
