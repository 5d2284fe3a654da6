/** Drafts: work in progress on the server, so that it goes on on another device. No record and no journal line until it
 *  is performed (docs/decisions/0022); one of the few things that commit outside
 *  `perform`, in a table of class `local`. */
import { z } from 'zod';
import { Id } from '../contract.ts';
import { type Client, onClient, run } from '../db.ts';
import { type Asker, enter } from '../enter.ts';
import type { Kernel } from '../perform.ts';

/** The last steps that can be undone, as long as they fit. */
const STEPS_MAX = 50;
const STEPS_BYTES_MAX = 512 * 1024;
const STATIONS_MAX = 100;

const Station = z.string().min(1).max(200);
export const DraftAsked = z.object({ station: Station });
export const DraftSaid = z.object({
  station: Station,
  /** Made by the web when the work begins; the command ids of this work follow from it. */
  id: Id,
  /** The version this one follows; 0 for the first. */
  follows: z.int().min(0),
  content: z.record(z.string(), z.unknown()),
});
export const DraftUndone = z.object({ station: Station, follows: z.int().min(1) });

export type Draft = { id: string; version: number; content: Record<string, unknown>; steps: number; savedAt: string };
/** `current` is what is kept now; `isSaved` false says that another device was faster and `current` is its work. */
export type DraftSaved = { isSaved: boolean; current: Draft | null };

/** The draft somebody has at a station, or null. */
export const draftOf = (kernel: Kernel, asker: Asker, { station }: z.output<typeof DraftAsked>) =>
  within(kernel, asker, (client, of) => current(client, of, station));

/** Keeps the next version. Another device's newer one is never overwritten: it is answered instead. */
export const saveDraft = (kernel: Kernel, asker: Asker, said: z.output<typeof DraftSaid>): Promise<DraftSaved> =>
  within(kernel, asker, async (client, of) => {
    const { station, id, follows, content } = said;
    const values = [of.org, of.person, station, id, JSON.stringify(content)];
    const saved = follows === 0 ? await begin(client, values) : await goOn(client, [...values, follows]);
    return { isSaved: saved, current: await current(client, of, station) };
  });

/** Takes the last step back. */
export const undoDraft = (kernel: Kernel, asker: Asker, said: z.output<typeof DraftUndone>): Promise<DraftSaved> =>
  within(kernel, asker, async (client, of) => {
    const { station, follows } = said;
    const undone = await run(
      client,
      `update kernel.draft d
       set version = d.version + 1, content = d.earlier -> -1, earlier = d.earlier - (-1), saved_at = now()
       where d.org_id = $1 and d.person_id = $2 and d.station = $3 and d.version = $4
         and jsonb_array_length(d.earlier) > 0
       returning d.version`,
      [of.org, of.person, station, follows],
    );
    return { isSaved: undone.length === 1, current: await current(client, of, station) };
  });

/** Throws the draft away: it is done, or given up. */
export const dropDraft = (kernel: Kernel, asker: Asker, { station }: z.output<typeof DraftAsked>) =>
  within(kernel, asker, async (client, of) => {
    await run(client, 'delete from kernel.draft d where d.org_id = $1 and d.person_id = $2 and d.station = $3', [
      of.org,
      of.person,
      station,
    ]);
  });

type Of = { org: string; person: string };

const within = <T>(kernel: Kernel, asker: Asker, work: (client: Client, of: Of) => Promise<T>): Promise<T> =>
  onClient(kernel.pool, async (client) => {
    const { actor } = await enter(client, 'read committed', asker);
    const answer = await work(client, { org: asker.org, person: actor.personId });
    await client.query('commit');
    return answer;
  });

const current = async (client: Client, { org, person }: Of, station: string): Promise<Draft | null> => {
  const [found] = await run(
    client,
    `select d.id, d.version, d.content, jsonb_array_length(d.earlier) as steps, d.saved_at as "savedAt"
     from kernel.draft d where d.org_id = $1 and d.person_id = $2 and d.station = $3`,
    [org, person, station],
  );
  return (found as Draft | undefined) ?? null; // The columns are named as the type says.
};

/** The first version of a work; the oldest of somebody's many drafts makes room. */
const begin = async (client: Client, values: readonly unknown[]): Promise<boolean> => {
  const begun = await run(
    client,
    `insert into kernel.draft as d (org_id, person_id, station, id, version, content, earlier)
     values ($1, $2, $3, $4, 1, $5::jsonb, '[]')
     on conflict (org_id, person_id, station) do nothing returning d.version`,
    [...values],
  );
  await run(
    client,
    `delete from kernel.draft d where d.org_id = $1 and d.person_id = $2 and d.station in (
       select o.station from kernel.draft o where o.org_id = $1 and o.person_id = $2
       order by o.saved_at desc offset $3)`,
    [values[0], values[1], STATIONS_MAX],
  );
  return begun.length === 1;
};

const goOn = async (client: Client, values: readonly unknown[]): Promise<boolean> => {
  const kept = await run(
    client,
    `update kernel.draft d
     set version = d.version + 1, content = $5::jsonb, saved_at = now(),
       earlier = case
         when length(d.earlier::text) + length(d.content::text) > ${STEPS_BYTES_MAX} then jsonb_build_array(d.content)
         when jsonb_array_length(d.earlier) >= ${STEPS_MAX} then (d.earlier - 0) || jsonb_build_array(d.content)
         else d.earlier || jsonb_build_array(d.content) end
     where d.org_id = $1 and d.person_id = $2 and d.station = $3 and d.id = $4 and d.version = $6
     returning d.version`,
    [...values],
  );
  return kept.length === 1;
};
