/** Who can mend what is in the way: the command that does, the positions that permit it, who holds one of them. */
import type { Command, Finding, Mending, PositionName } from '../contract.ts';
import { type Client, run } from '../db.ts';
import type { Registry } from '../registry.ts';
import type { StartingPositions } from './permitted.ts';
import type { Extent } from './scope.ts';

/** Where the act would be done: who holds a position for another site or partner cannot mend it. */
export type Where = { readonly siteId?: string | undefined; readonly partyId?: string | undefined };

/** What was found of one command, and where. */
export type Found = { readonly command: Command; readonly findings: readonly Finding[]; readonly where: Where };

type Knowing = { readonly registry: Pick<Registry, 'mendedBy'>; readonly positions: StartingPositions };
type Holder = Pick<Extent, 'sites' | 'parties'> & { readonly position: string; readonly name: string };

/** A refusal is read, not searched: more names than these help nobody. */
const PEOPLE_MAX = 8;

/** The command whose doing removes the reason: for a missing permission the same one, done by somebody else. */
const mender = ({ registry }: Knowing, { command }: Found, { rule, instead }: Finding): Command | undefined =>
  rule === 'kernel.positionPermits' || instead ? command : registry.mendedBy(rule);

/** The positions that may do what mends: those the finding itself names, else those that permit the command. */
const ableTo = (knowing: Knowing, command: string, { instead }: Finding): readonly PositionName[] =>
  instead ?? positionsFor(knowing, command);

/** The positions that permit a command; the program's own is none of them: nobody can ask it. */
const positionsFor = ({ positions }: Knowing, command: string): PositionName[] =>
  Object.entries(positions).flatMap(([name, { title, may }]) =>
    name !== 'program' && may.some((its) => its.name === command) ? [{ name, ...title }] : [],
  );

/** Whether a command removes any of the reasons, so that it is worth asking who may do it. */
export const isMendable = (knowing: Knowing, found: Found): boolean =>
  found.findings.some((finding) => mender(knowing, found, finding) !== undefined);

/** The findings of every command, each with who can mend it where that is known. One statement, or none when nothing
 *  can be mended; the client stands in a transaction of the company. */
export const withMending = async (
  knowing: Knowing,
  client: Client,
  { org, today }: { readonly org: string; readonly today: string },
  all: readonly Found[],
): Promise<Finding[][]> => {
  const mended = all.map((found) =>
    found.findings.map((finding) => {
      const command = mender(knowing, found, finding);
      return { finding, command, able: command ? ableTo(knowing, command.name, finding) : [] };
    }),
  );
  const positions = [...new Set(mended.flat().flatMap(({ able }) => able.map(({ name }) => name)))];
  const holders = positions.length > 0 ? await holdersOf(client, org, today, positions) : [];
  return mended.map((findings, at) =>
    findings.map(({ finding: { instead: _, ...finding }, command, able }) =>
      // What no position permits, only the program does: nobody is to be asked.
      command && able.length > 0
        ? { ...finding, mending: mendingOf(command, able, holders, all[at]?.where ?? {}) }
        : finding,
    ),
  );
};

const mendingOf = (
  { name, title }: Command,
  positions: readonly PositionName[],
  holders: readonly Holder[],
  where: Where,
): Mending => {
  const fitting = holders.filter(
    (holder) => positions.some((position) => position.name === holder.position) && reaches(holder, where),
  );
  return {
    command: name,
    title,
    positions: positions.map(({ zh, en }) => ({ zh, en })),
    people: [...new Set(fitting.map((holder) => holder.name))].slice(0, PEOPLE_MAX),
  };
};

const reaches = ({ sites, parties }: Holder, { siteId, partyId }: Where): boolean =>
  (!sites || !siteId || sites.includes(siteId)) && (!parties || !partyId || parties.includes(partyId));

const holdersOf = async (
  client: Client,
  org: string,
  today: string,
  positions: readonly string[],
): Promise<readonly Holder[]> => {
  const rows = await run(
    client,
    `select h.position, h.sites, h.parties, p.name
     from kernel.position_holding h
     join kernel.person p on p.org_id = h.org_id and p.id = h.person_id
     where h.org_id = $1 and h.position = any ($2::text[]) and h.ended_at is null
       and $3::date between h.from_on and coalesce(h.until_on, 'infinity')
     order by p.name, h.id`,
    [org, positions, today],
  );
  return rows as Holder[]; // The columns of this statement.
};
