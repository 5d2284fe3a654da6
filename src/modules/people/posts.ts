/** The posts a company cannot work without. */
import type { Bilingual } from '#kernel/contract';

/** Filled before a company goes live, with training and health on file (GSP 14, 30, 33). */
export const requiredPosts: Readonly<Record<string, Bilingual>> = {
  companyHead: { zh: '企业负责人', en: 'Company head' },
  qualityHead: { zh: '质量负责人', en: 'Quality head' },
  qualityStaff: { zh: '质量管理员', en: 'Quality staff' },
  receiver: { zh: '收货员', en: 'Receiver' },
  acceptor: { zh: '验收员', en: 'Acceptor' },
};

/** Whether something is held on a day. */
export const holdsOn =
  (day: string) =>
  ({ fromOn, untilOn }: { readonly fromOn: string; readonly untilOn: string | null }): boolean =>
    fromOn <= day && (untilOn === null || day <= untilOn);
