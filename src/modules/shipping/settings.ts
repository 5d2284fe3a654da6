import { z } from 'zod';
import { field } from '#kernel/field';
import { setting } from '#kernel/settings/setting';

/** What happens when a lot is shipped while another of the product expires earlier. */
export const firstExpiry = setting('shipping.firstExpiry', {
  title: { zh: '先到期先出', en: 'First expiry, first out' },
  meaning: {
    zh: '有更早到期的批号可发时，发较晚到期的批号怎么办。',
    en: 'What happens when a lot is shipped while another that expires earlier could go.',
  },
  schema: z.object({
    laterLot: field(z.enum(['permitted', 'acknowledged', 'forbidden']), {
      name: 'laterLot',
      zh: '发较晚到期的批号',
      en: 'Shipping a later lot',
      meaning: { zh: '是否可以先发较晚到期的批号。', en: 'Whether a lot that expires later may go first.' },
      choices: {
        permitted: { zh: '可以', en: 'is permitted' },
        acknowledged: { zh: '须说明原因', en: 'asks for a reason' },
        forbidden: { zh: '禁止', en: 'is forbidden' },
      },
    }),
  }),
  default: { laterLot: 'acknowledged' },
  levels: ['company', 'site', 'category', 'partner', 'product'],
  basis: 'policy',
});

/** How long goods must still last when they leave: a customer's contract asks for it, or the company. */
export const remainingLife = setting('shipping.remainingLife', {
  title: { zh: '最短剩余效期', en: 'Minimum remaining life' },
  meaning: {
    zh: '发出的货物至少还有多少天有效；客户单独约定的优先于产品的。',
    en: 'How many days goods that leave must still last; what a customer agreed on goes before what a product has.',
  },
  schema: z.object({
    remainingDaysMin: field(z.int().max(3650), {
      name: 'remainingDaysMin',
      zh: '剩余效期不少于',
      en: 'Remaining days at least',
      meaning: {
        zh: '从发出之日到有效期至的天数下限。',
        en: 'The least number of days from leaving to the last day of use.',
      },
      unit: { zh: '天', en: 'days' },
    }),
  }),
  default: { remainingDaysMin: 0 },
  levels: ['company', 'site', 'category', 'product', 'partner'],
  bounds: [
    {
      basis: 'GSP 80',
      zh: '不得为负：过期的医疗器械不得销售',
      en: 'not below zero: nothing past its last day may be sold',
      field: 'remainingDaysMin',
      isKept: ({ remainingDaysMin }) => remainingDaysMin >= 0,
    },
  ],
  basis: 'policy',
});
