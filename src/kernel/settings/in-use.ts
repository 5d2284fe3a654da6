/** A roll-out wave: which kinds of act are not in use yet, by company, site and category. */
import { z } from 'zod';
import { type Bilingual, type Kind, kinds } from '../contract.ts';
import { field } from '../field.ts';
import { setting } from './setting.ts';

/** What kinds of act are called. */
export const kindWords: Readonly<Record<Kind, Bilingual>> = {
  order: { zh: '采购下单', en: 'ordering' },
  receive: { zh: '收货', en: 'receiving' },
  accept: { zh: '验收', en: 'acceptance' },
  release: { zh: '放行', en: 'release' },
  store: { zh: '上架', en: 'putting away' },
  sell: { zh: '销售', en: 'selling' },
  reserve: { zh: '预留', en: 'reserving' },
  pick: { zh: '拣货', en: 'picking' },
  review: { zh: '出库复核', en: 'outbound review' },
  pack: { zh: '装箱', en: 'packing' },
  ship: { zh: '发货', en: 'shipping' },
  lend: { zh: '借出', en: 'lending' },
  returnIn: { zh: '客户退货', en: 'returns from customers' },
  returnOut: { zh: '退供货者', en: 'returns to suppliers' },
  move: { zh: '移库', en: 'moving' },
  count: { zh: '盘点', en: 'counting' },
  hold: { zh: '锁定', en: 'holding' },
  recall: { zh: '召回', en: 'recall' },
  destroy: { zh: '销毁', en: 'destruction' },
};

/** Acts that take goods out of sale are always in use. */
const always: readonly Kind[] = ['returnOut', 'move', 'count', 'hold', 'recall', 'destroy'];

/** The kinds a wave may leave for later. */
export const kindsInWaves: readonly Kind[] = kinds.filter((kind) => !always.includes(kind));

/** What is not in use yet; everything is, unless a company said otherwise. */
export const inUse = setting('kernel.inUse', {
  title: { zh: '分批启用', en: 'Roll-out' },
  meaning: {
    zh: '哪些业务在此处尚未启用；未启用的业务不能办理。停售类业务（锁定、召回、销毁等）始终可用。',
    en: 'Which acts are not in use here yet and cannot be done. Acts that take goods out of sale always can.',
  },
  schema: z.object({
    notInUse: field(z.array(z.enum(kindsInWaves)).max(kinds.length), {
      name: 'kindsNotInUse',
      zh: '尚未启用的业务',
      en: 'Not in use yet',
      meaning: { zh: '此处还不能办理的业务。', en: 'The kinds of act that cannot be done here yet.' },
      choices: kindWords,
    }),
  }),
  default: { notInUse: [] },
  levels: ['company', 'site', 'category'],
  basis: 'policy',
});
