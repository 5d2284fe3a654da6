import { z } from 'zod';
import { contract, Id, query } from '#kernel/contract';
import { field, sameField } from '#kernel/field';
import { paging } from '#kernel/fields';

/** What a search finds, in the order of its groups. */
export const Found = z.object({
  kind: field(z.enum(['document', 'lot', 'serial', 'container', 'product', 'partner', 'person', 'site']), {
    name: 'foundKind',
    zh: '查到的是',
    en: 'Found',
    meaning: {
      zh: '查到的是单据、批号、序列号、容器、产品、单位、人员还是仓库。',
      en: 'What sort of thing was found.',
    },
    choices: {
      document: { zh: '单据', en: 'Document' },
      lot: { zh: '批号', en: 'Lot' },
      serial: { zh: '序列号', en: 'Serial number' },
      container: { zh: '容器', en: 'Container' },
      product: { zh: '产品', en: 'Product' },
      partner: { zh: '往来单位', en: 'Partner' },
      person: { zh: '人员', en: 'Person' },
      site: { zh: '仓库', en: 'Site' },
    },
  }),
  foundId: Id,
  title: field(z.string(), {
    name: 'foundTitle',
    zh: '查到的名称',
    en: 'Name',
    meaning: { zh: '查到的名称或者号码。', en: 'The name or number that was found.' },
  }),
  aside: field(z.string(), {
    name: 'foundAside',
    zh: '说明',
    en: 'Details',
    meaning: { zh: '用来区分同名的说明。', en: 'What tells it from others of that name.' },
  }),
});
export type Found = z.output<typeof Found>;

export const search = contract('search', {
  /** By number, lot, serial number, device identifier or label; by name, pinyin or initials. What may be seen only. */
  find: query({
    title: { zh: '查找', en: 'Search' },
    input: z.object({ text: sameField(paging.text, z.string().max(200)) }),
    output: z.array(Found),
  }),
});
