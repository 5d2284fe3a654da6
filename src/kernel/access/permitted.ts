/** What the positions somebody holds permit, and where. */
import type { Bilingual, Command, Finding, Query } from '../contract.ts';
import { type Extent, type Scope, scopeOf } from './scope.ts';

/** A position somebody holds today. */
export type Held = Extent & {
  readonly position: string;
  /** Whom somebody stands in for; null holds it themselves. */
  readonly for: { readonly personId: string; readonly name: string } | null;
  /** The company's own version of the position, where it has one. */
  readonly version: { readonly number: number; readonly title: Bilingual; readonly may: readonly string[] } | null;
};

/** What positions permit, by name of command and query. */
export type MayOf = (positions: readonly string[]) => ReadonlySet<string>;

/** The positions a new company starts with: what each is called and permits. */
export type StartingPositions = Readonly<
  Record<string, { readonly title: Bilingual; readonly may: readonly { readonly name: string }[] }>
>;

/** What modules may know of permissions: where a company starts, and what can be asked at all. */
export type Permissions = {
  readonly positions: StartingPositions;
  readonly names: () => readonly string[];
  readonly named: (name: string) => Command | Query | undefined;
};

type Asked = {
  readonly positions: StartingPositions;
  readonly registry: {
    readonly operations: ReadonlyMap<string, { readonly command: Command }>;
    readonly readings: ReadonlyMap<string, { readonly query: Query }>;
  };
};

/** What modules may know of permissions, from the program as it was put together. */
export const permissionsOf = ({ positions, registry: { operations, readings } }: Asked): Permissions => ({
  positions,
  named: (name) => operations.get(name)?.command ?? readings.get(name)?.query,
  names: () => [...operations.keys(), ...readings.keys()],
});

type Holder = { readonly mustChoosePassword: boolean; readonly holdings: readonly Held[] };

/** Where this person may do or see this; none of it, with the reason, when no position they hold permits it. */
export const permitted = (
  { mustChoosePassword, holdings }: Holder,
  asked: Command | Query,
  mayOf: MayOf,
): { findings: Finding[]; scope: Scope; permitting: readonly Held[] } => {
  const permitting = holdings.filter((held) => mayBy(held, mayOf).has(asked.name));
  const scope = scopeOf(permitting);
  if (mustChoosePassword) return { findings: [passwordIsNotOwn], scope, permitting };
  return { findings: permitting.length > 0 ? [] : [notPermitted(asked)], scope, permitting };
};

/** What one holding permits: the company's own version decides, else the position it started with. */
const mayBy = ({ position, version }: Held, mayOf: MayOf): ReadonlySet<string> =>
  version ? new Set(version.may) : mayOf([position]);

/** All that somebody's holdings permit, by name. */
export const allowed = (holdings: readonly Held[], mayOf: MayOf): string[] =>
  [...new Set(holdings.flatMap((held) => [...mayBy(held, mayOf)]))].sort();

/** As what somebody did something, for its journal line: a deputy names for whom. */
export const actingAs = (permitting: readonly Held[]) =>
  permitting.map(({ position, version, for: whom }) => ({
    position,
    ...(version && { version: version.number }),
    ...(whom && { for: whom }),
  }));

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
