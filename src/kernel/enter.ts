/** The first trip of every transaction: begins it for a company, says who asks, takes the locks. */
import type { Command, Finding, Query } from './contract.ts';
import { type Client, lastRow, literal } from './db.ts';
import { NotSignedIn } from './errors.ts';
import type { Context, Lock } from './operation.ts';

/** Who asks: a session of a browser or device, or a person in whose name the program itself works (seed, jobs). */
export type Asker =
  | { readonly org: string; readonly session: string; readonly secretDigest: string; readonly cameFrom: string }
  | { readonly org: string; readonly person: string; readonly cameFrom: string };

export type Actor = {
  readonly personId: string;
  readonly name: string;
  readonly sessionId: string | null;
  readonly mustChoosePassword: boolean;
  readonly positions: readonly string[];
};

/** What a command id answered before. */
export type Seen = { personId: string; command: string; digest: string; answer: unknown };

export type Entered = {
  readonly actor: Actor;
  readonly clock: { readonly now: string; readonly today: string; readonly company: string };
  readonly seen: Seen | null;
};

export type Isolation = 'read committed' | 'serializable' | 'repeatable read, read only';

/** Throws NotSignedIn when the session is unknown, ended, or another company's. */
export const enter = async (
  client: Client,
  isolation: Isolation,
  asker: Asker,
  commandId?: string,
  locks: readonly Lock[] = [],
): Promise<Entered> => {
  const { cameFrom: _, ...who } = asker;
  const ask = JSON.stringify({ ...who, ...(commandId ? { commandId } : {}), ...locksByTable(locks) });
  const results: unknown = await client.query(
    `begin isolation level ${isolation}; select kernel.enter(${literal(ask)}::jsonb) as entered`,
  );
  // kernel.enter builds exactly this shape (functions/enter.sql).
  const entered = lastRow(results).entered as Omit<Entered, 'actor'> & { actor: Actor | null };
  if (!entered.actor) throw new NotSignedIn();
  return { ...entered, actor: entered.actor };
};

/** The context that pure code gets instead of clock and dice. */
export const contextOf = ({ actor, clock }: Entered, org: string, newId: () => string): Context => ({
  org,
  personId: actor.personId,
  personName: actor.name,
  today: clock.today,
  now: clock.now,
  positions: actor.positions,
  newId,
});

/** Why this person may not do this at all, or nothing. The permission of a command or query is its name. */
export const permissionFindings = (
  { actor }: Entered,
  asked: Command | Query,
  mayOf: (positions: readonly string[]) => ReadonlySet<string>,
): Finding[] => {
  if (actor.mustChoosePassword) {
    const message = { zh: '请先设置自己的密码', en: 'choose a password of your own first' };
    return [{ rule: 'kernel.passwordIsOwn', basis: 'INSP 5.51', message }];
  }
  if (mayOf(actor.positions).has(asked.name) || ('isOfProgram' in asked && asked.isOfProgram)) return [];
  const message = {
    zh: `您的岗位无权执行“${asked.title.zh}”，请由有此权限的岗位办理`,
    en: `your position may not do “${asked.title.en}”; somebody whose position may has to`,
  };
  return [{ rule: 'kernel.positionPermits', basis: 'INSP 5.51', message }];
};

const locksByTable = (locks: readonly Lock[]) => {
  const documents: string[] = [];
  const lots: string[] = [];
  const gates: string[] = [];
  const lotKeys: { product: string; number: string | null }[] = [];
  for (const lock of locks) {
    if ('document' in lock) documents.push(lock.document);
    else if ('lot' in lock) lots.push(lock.lot);
    else if ('gate' in lock) gates.push(lock.gate);
    else lotKeys.push(lock.lotOf);
  }
  return {
    ...(documents.length > 0 ? { documents } : {}),
    ...(lots.length > 0 ? { lots } : {}),
    ...(gates.length > 0 ? { gates } : {}),
    ...(lotKeys.length > 0 ? { lotKeys } : {}),
  };
};
