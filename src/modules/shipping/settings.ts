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
