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
