/** The first trip of every transaction: begins it for a company, says who asks, takes the locks. */
import type { Held, Permissions } from './access/permitted.ts';
import type { Scope } from './access/scope.ts';
import { type Client, lastRow, literal } from './db.ts';
import { NotSignedIn } from './errors.ts';
import type { Context, Lock } from './operation.ts';

/** Who asks: a session of a browser or device, or a person in whose name the program itself works (seed, jobs). */
export type Asker =
  | { readonly org: string; readonly session: string; readonly secretDigest: string; readonly cameFrom: string }
  | { readonly org: string; readonly person: string; readonly cameFrom: string };

export type Actor = {
  readonly personId: string;
  /** Counts up with every change of what they hold. */
  readonly version: number;
  readonly name: string;
  readonly sessionId: string | null;
  readonly mustChoosePassword: boolean;
  /** What they hold today, each with its scope. */
  readonly holdings: readonly Held[];
};

/** What a command id answered before. */
export type Seen = { personId: string; command: string; digest: string; answer: unknown };

export type Entered = {
  readonly actor: Actor;
  readonly clock: { readonly now: string; readonly today: string; readonly company: string; readonly isLive: boolean };
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
export const contextOf = (
  { actor, clock }: Entered,
  org: string,
  scope: Scope,
  permissions: Permissions,
  newId: () => string,
  isApproved = false,
): Context => ({
  org,
  personId: actor.personId,
  personName: actor.name,
  today: clock.today,
  now: clock.now,
  isLive: clock.isLive,
  isApproved,
  positions: positionsOf(actor),
  holdings: actor.holdings,
  scope,
  permissions,
  newId,
});

/** The names of the positions somebody holds, each once. */
export const positionsOf = ({ holdings }: Pick<Actor, 'holdings'>): string[] => [
  ...new Set(holdings.map(({ position }) => position)),
];

const locksByTable = (locks: readonly Lock[]) => {
  const documents: string[] = [];
  const lots: string[] = [];
  const places: string[] = [];
  const scopes: { scope: string; id: string }[] = [];
  const holds: string[] = [];
  const lotKeys: { product: string; number: string | null }[] = [];
  for (const lock of locks) {
    if ('document' in lock) documents.push(lock.document);
    else if ('lot' in lock) lots.push(lock.lot);
    else if ('place' in lock) places.push(lock.place);
    else if ('scope' in lock) scopes.push(lock);
    else if ('hold' in lock) holds.push(lock.hold);
    else lotKeys.push(lock.lotOf);
  }
  return {
    ...(documents.length > 0 ? { documents } : {}),
    ...(lots.length > 0 ? { lots } : {}),
    ...(places.length > 0 ? { places } : {}),
    ...(scopes.length > 0 ? { scopes } : {}),
    ...(holds.length > 0 ? { holds } : {}),
    ...(lotKeys.length > 0 ? { lotKeys } : {}),
  };
};
