/** The parts of the program that settings belong to, in the order they are shown, and what they are called. */
import type { Bilingual } from '#kernel/contract';

/** Groups of settings that the platform makes, one per kind of document and per act. */
const ofPlatform = ['approval', 'numbering'];

/** The part a setting belongs to, by its name. */
export const groupOf = (name: string): string => {
  const [module = '', part = ''] = name.split('.');
  return module === 'kernel' && ofPlatform.includes(part) ? part : module;
};

/** Settings by the part they belong to. */
export const groupsOf = <S extends { readonly name: string }>(all: readonly S[]): [string, S[]][] => {
  const groups = new Map<string, S[]>();
  for (const its of all) groups.set(groupOf(its.name), [...(groups.get(groupOf(its.name)) ?? []), its]);
  return [...groups].sort(([a], [b]) => rank(a) - rank(b));
};

/** The platform's own first, then as the modules follow each other. */
const rank = (group: string): number => (group === 'kernel' ? -1 : [...ofPlatform, group].indexOf(group));

/** What the parts of the program are called here. */
export const wordsOfGroup: Readonly<Record<string, Bilingual>> = {
  kernel: { zh: '启用范围', en: 'Roll-out' },
  approval: { zh: '审批', en: 'Approval' },
  numbering: { zh: '单据编号', en: 'Numbers of documents' },
  partners: { zh: '往来单位', en: 'Partners' },
  receiving: { zh: '收货', en: 'Receiving' },
  acceptance: { zh: '验收', en: 'Acceptance' },
  warehouse: { zh: '仓储', en: 'Warehouse' },
  shipping: { zh: '发货', en: 'Shipping' },
};
