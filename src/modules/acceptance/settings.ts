import { z } from 'zod';
import { field } from '#kernel/field';
import { setting } from '#kernel/settings/setting';

/** Whether who received goods may also release them. */
export const separationOfDuties = setting('acceptance.separationOfDuties', {
  title: { zh: '收货与验收分离', en: 'Receiving apart from release' },
  meaning: {
    zh: '同一批货的收货人可否自己验收放行；人手少的仓库可以放开。',
    en: 'Whether who received goods may release them too; a small site may have to allow it.',
  },
  schema: z.object({
    receiverMayRelease: field(z.boolean(), {
      name: 'receiverMayRelease',
      zh: '收货人可以验收放行',
      en: 'The receiver may release',
      meaning: { zh: '收货人可否放行自己收的货。', en: 'Whether who received goods may release them.' },
    }),
  }),
  default: { receiverMayRelease: false },
  levels: ['company', 'site'],
  basis: 'policy',
});

/** From how few days of life left a release wants the quality head. */
export const shortLife = setting('acceptance.shortLife', {
  title: { zh: '近效期放行', en: 'Release of goods with a short life' },
  meaning: {
    zh: '距到期不足多少天的货物，放行须经质量负责人批准。',
    en: 'With fewer days of life left than this, a release wants the approval of the quality head.',
  },
  schema: z.object({
    daysLeftMin: field(z.int().min(0).max(3650), {
      name: 'daysLeftMin',
      zh: '剩余天数下限',
      en: 'Days left at least',
      meaning: { zh: '不足此天数须批准；0 为不限。', en: 'Fewer days want approval; 0 never does.' },
      unit: { zh: '天', en: 'days' },
    }),
  }),
  default: { daysLeftMin: 30 },
  levels: ['company', 'site'],
  basis: 'policy',
});

/** Until when goods that came in have to be accepted. */
export const timeToAccept = setting('acceptance.timeToAccept', {
  title: { zh: '验收时限', en: 'Time to accept' },
  meaning: {
    zh: '收货之后多少小时之内应完成验收；逾期提醒验收员和质量负责人。',
    en: 'Within how many hours after receiving goods are accepted; later the acceptor and quality head are told.',
  },
  schema: z.object({
    hours: field(z.int().min(1).max(720), {
      name: 'hoursToAccept',
      zh: '验收小时数',
      en: 'Hours to accept',
      meaning: { zh: '从收货起的小时数。', en: 'Counted from receiving.' },
      unit: { zh: '小时', en: 'hours' },
    }),
  }),
  default: { hours: 24 },
  levels: ['company', 'site'],
  basis: 'policy',
});
