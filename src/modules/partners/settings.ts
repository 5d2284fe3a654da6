import { z } from 'zod';
import { field } from '#kernel/field';
import { setting } from '#kernel/settings/setting';

/** How long before its end a certificate has to be renewed. */
export const renewalAhead = setting('partners.renewalAhead', {
  title: { zh: '证照到期提前天数', en: 'Days ahead of the end of a certificate' },
  meaning: {
    zh: '证照到期前多少天应换证；逾期提醒质量管理员和质量负责人。',
    en: 'How many days before its end a certificate has to be renewed; later quality is told.',
  },
  schema: z.object({
    days: field(z.int().min(0).max(365), {
      name: 'renewalDaysAhead',
      zh: '提前天数',
      en: 'Days ahead',
      meaning: { zh: '从有效期最后一天往前数。', en: 'Counted back from its last valid day.' },
      unit: { zh: '天', en: 'days' },
    }),
  }),
  default: { days: 60 },
  levels: ['company'],
  basis: 'INSP 5.51',
});
