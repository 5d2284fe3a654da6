/** The fields of places. */
import { z } from 'zod';
import { Text, Words } from '#kernel/contract';
import { field } from '#kernel/field';

/** Where goods stand and who has them. */
export const place = {
  site: field(Text, {
    name: 'site',
    zh: '仓库',
    en: 'Site',
    meaning: { zh: '本公司存放货物的地址。', en: 'An address of ours where goods stand.' },
    source: 'GSP 40',
  }),
  name: field(Words, {
    name: 'place',
    zh: '位置',
    en: 'Place',
    meaning: { zh: '货物所在的库区、货位或者单位。', en: "The zone, bin or partner's hands where goods are." },
  }),
  holder: field(Text, {
    name: 'holder',
    zh: '持有者',
    en: 'Holder',
    meaning: { zh: '货物在谁手里。', en: 'Who has the goods.' },
  }),
};

const baseUnit = { zh: '最小单位', en: 'base unit' };

/** How much of a lot stands at a site, by quality status. */
export const standing = {
  pending: field(z.int(), {
    name: 'pendingQuantity',
    zh: '待验',
    en: 'Pending',
    meaning: { zh: '已收货、尚未验收放行的数量。', en: 'Received, and released by nobody yet.' },
    unit: baseUnit,
  }),
  qualified: field(z.int(), {
    name: 'qualifiedQuantity',
    zh: '合格可发',
    en: 'Qualified',
    meaning: { zh: '已验收放行、可以发货的数量。', en: 'Released, and free to ship.' },
    unit: baseUnit,
  }),
  onHold: field(z.int(), {
    name: 'heldQuantity',
    zh: '暂停',
    en: 'On hold',
    meaning: { zh: '被暂停、不得销售的数量。', en: 'Held, and not for sale.' },
    unit: baseUnit,
  }),
  nonconforming: field(z.int(), {
    name: 'nonconformingQuantity',
    zh: '不合格',
    en: 'Nonconforming',
    meaning: { zh: '判为不合格的数量。', en: 'Found not to conform.' },
    unit: baseUnit,
  }),
  recalled: field(z.int(), {
    name: 'recalledQuantity',
    zh: '召回',
    en: 'Recalled',
    meaning: { zh: '被召回、在库的数量。', en: 'Recalled, and still in our sites.' },
    unit: baseUnit,
  }),
};
