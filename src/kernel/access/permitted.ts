/** What the positions somebody holds permit, and where. */
import type { Command, Finding, Query } from '../contract.ts';
import { type Extent, type Scope, scopeOf } from './scope.ts';

/** A position somebody holds today. */
export type Held = Extent & { readonly position: string };

/** What positions permit, by name of command and query. */
export type MayOf = (positions: readonly string[]) => ReadonlySet<string>;

type Holder = { readonly mustChoosePassword: boolean; readonly holdings: readonly Held[] };

/** Where this person may do or see this; none of it, with the reason, when no position they hold permits it. */
export const permitted = (
  { mustChoosePassword, holdings }: Holder,
  asked: Command | Query,
  mayOf: MayOf,
): { findings: Finding[]; scope: Scope } => {
  const permitting = holdings.filter(({ position }) => mayOf([position]).has(asked.name));
  const scope = scopeOf(permitting);
  if (mustChoosePassword) return { findings: [passwordIsNotOwn], scope };
  return { findings: permitting.length > 0 ? [] : [notPermitted(asked)], scope };
};

const passwordIsNotOwn: Finding = {
  rule: 'kernel.passwordIsOwn',
  basis: 'INSP 5.51',
  message: { zh: '请先设置自己的密码', en: 'choose a password of your own first' },
};

const notPermitted = ({ title }: Command | Query): Finding => ({
  rule: 'kernel.positionPermits',
  basis: 'INSP 5.51',
  message: {
    zh: `您的岗位无权执行“${title.zh}”，请由有此权限的岗位办理`,
    en: `your position may not do “${title.en}”; somebody whose position may has to`,
  },
});
