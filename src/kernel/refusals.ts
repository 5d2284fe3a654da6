/** What the kernel itself and the database as the last net refuse, in words. */
import type { Finding } from './contract.ts';
import { codeOf } from './db.ts';
import { NotFound, Refused } from './errors.ts';

/** The act must be signed and is not, or its ticket is used or stale. */
export const unsigned: Finding = {
  rule: 'kernel.signatureIsFresh',
  basis: 'ESL 13',
  message: { zh: '此操作须电子签名：请再次输入密码', en: 'this act must be signed: enter your password again' },
};

/** A key that is taken, by a row that is on file or by one that somebody else filed at this very moment. */
const isThere: Finding = {
  rule: 'kernel.isNotYetOnFile',
  message: { zh: '相同的编号或名称已经登记', en: 'this number or name is on file already' },
};

/** PostgreSQL says `Key (org_id, name)=(…, …) already exists`: the last column and value are what somebody typed. */
const keyOf = (error: unknown): { column?: string | undefined; value?: string | undefined } => {
  const detail = error instanceof Error && 'detail' in error ? String(error.detail) : '';
  return /^Key \((?:.*, )?(?<column>\w+)\)=\((?:.*, )?(?<value>[^)]*)\)/.exec(detail)?.groups ?? {};
};

const fieldOf = (error: unknown): { field?: string } => {
  const { column } = keyOf(error);
  return column ? { field: column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()) } : {};
};

/** What the database refused as the last net, in words; anything else stays what it was. */
export const asRefusal = (error: unknown): unknown => {
  switch (codeOf(error)) {
    case 'YJ001':
      return new Refused([
        {
          rule: 'kernel.accountCovers',
          message: { zh: '账面数量不足，可能刚被他人移走，请刷新', en: 'not enough is there any more; please reload' },
        },
      ]);
    case 'YJ002':
      return new Refused([
        {
          rule: 'kernel.unitStandsThere',
          message: {
            zh: '所选序列号不在该处或数量不符',
            en: 'a chosen serial number is not there, or the count differs',
          },
        },
      ]);
    case 'YJ003':
      return new Refused([
        { rule: 'kernel.documentIsCurrent', message: { zh: '单据已被他人处理', en: 'somebody else was faster' } },
      ]);
    case 'YJ004':
      return new Refused([unsigned]);
    case 'YJ005':
      return new Refused([
        {
          rule: 'kernel.nobodyReservedIt',
          message: {
            zh: '可用数量不足：其余已为其他单据预留，请刷新',
            en: 'not enough is available: the rest is reserved for others; please reload',
          },
        },
      ]);
    case 'YJ006':
      return new Refused([
        {
          rule: 'kernel.holdPermits',
          message: { zh: '货物上未解除的暂停禁止此操作', en: 'an open hold on these goods forbids this act' },
        },
      ]);
    case 'YJ007':
      return new Refused([
        {
          rule: 'kernel.fileIsCurrent',
          message: { zh: '相关档案刚被他人变更，请重试', en: 'a file this depends on just changed; please try again' },
        },
      ]);
    case '23505':
      return new Refused([{ ...isThere, ...fieldOf(error) }]);
    case '23503':
    case '22P02':
      return new NotFound({ zh: '找不到所指的记录', en: 'What this points to is not on file' }, keyOf(error).value);
    default:
      return error;
  }
};
