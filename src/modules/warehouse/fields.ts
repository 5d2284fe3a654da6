/** The fields of places. */
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
