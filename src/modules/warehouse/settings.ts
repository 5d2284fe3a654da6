import { z } from 'zod';
import { field } from '#kernel/field';
import { setting } from '#kernel/settings/setting';

/** How long after it happened an act may still be entered. */
export const lateEntry = setting('warehouse.lateEntry', {
  title: { zh: '补录时限', en: 'Late entry' },
  meaning: {
    zh: '系统停用期间在纸上记录的收货、移库，最迟多少小时之内补录。',
    en: 'Within how many hours what was received or moved on paper, while the system was down, is entered.',
  },
  schema: z.object({
    hoursMax: field(z.int().min(1), {
      name: 'lateHoursMax',
      zh: '补录时限小时数',
      en: 'Hours at most',
      meaning: { zh: '从实际发生到补录最多几小时。', en: 'From when it happened to its entry.' },
      unit: { zh: '小时', en: 'hours' },
    }),
  }),
  default: { hoursMax: 72 },
  levels: ['company', 'site'],
  bounds: [
    {
      basis: 'INSP 5.51',
      zh: '不得超过 720 小时：记录应当及时',
      en: 'no more than 720 hours: records are made in time',
      field: 'hoursMax',
      isKept: ({ hoursMax }) => hoursMax <= 720,
    },
  ],
  basis: 'policy',
});
