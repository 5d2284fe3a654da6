/** Tells every server process what was committed: behind the answer, together, over LISTEN and NOTIFY on connections of
 *  its own. A NOTIFY inside the command's transaction would make all commits of the server wait in one queue
 *  (docs/decisions/0019). */
import pg from 'pg';
import type { Pool } from '../db.ts';
import { type Change, joined } from './change.ts';

const CHANNEL = 'yanji_live';
const PAUSE_MILLISECONDS = 40;
const RECONNECT_MILLISECONDS = 1_000;
/** PostgreSQL takes less than 8,000 bytes. */
const PAYLOAD_BYTES_MAX = 7_000;
/** More different places changed at once than this are told as one: everything of the company. */
const CHANGES_MAX = 200;

export type Bus = {
  readonly publish: (change: Change) => void;
  readonly stop: () => Promise<void>;
};

/** What a bus tells its process: a change, or that changes may have been missed. */
export type Heard = { readonly is: 'change'; readonly change: Change } | { readonly is: 'gap' };

/** Begins to listen and to tell. Neither ever fails a command: what cannot be told is told as a gap. */
export const startBus = (pool: Pool, hear: (heard: Heard) => void, log: (text: string) => void): Bus => {
  let waiting: Change[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isStopping = false;
  let sending = Promise.resolve();
  const send = async () => {
    timer = undefined;
    const changes = grouped(waiting);
    waiting = [];
    const payloads = packed(changes);
    try {
      await pool.query(`select pg_notify('${CHANNEL}', p) from unnest($1::text[]) p`, [payloads]);
    } catch (error) {
      log(`live updates were not told: ${said(error)}`);
    }
  };
  const publish = (change: Change) => {
    if (isStopping) return;
    waiting.push(change);
    if (waiting.length >= CHANGES_MAX) waiting = grouped(waiting);
    timer ??= setTimeout(() => {
      sending = send();
    }, PAUSE_MILLISECONDS);
  };
  const listener = listening(pool, hear, log);
  const stop = async () => {
    isStopping = true;
    clearTimeout(timer);
    await sending;
    await listener.stop();
  };
  return { publish, stop };
};

/** One change for each place; of very many places one for each company. */
const grouped = (changes: readonly Change[]): Change[] => {
  const places = groupedBy(changes, ({ org, siteId, partyId }) => `${org} ${siteId} ${partyId}`).map(joined);
  if (places.length <= CHANGES_MAX / 2) return places;
  return groupedBy(places, ({ org }) => org).map((same) => {
    const { org, tables } = joined(same);
    return { org, tables, ids: null };
  });
};

type Group = [Change, ...Change[]];
const groupedBy = (changes: readonly Change[], keyOf: (change: Change) => string): Group[] => {
  const groups = new Map<string, Group>();
  for (const change of changes) {
    const group = groups.get(keyOf(change));
    if (group) group.push(change);
    else groups.set(keyOf(change), [change]);
  }
  return [...groups.values()];
};

/** As few payloads as hold them. */
const packed = (changes: readonly Change[]): string[] => {
  const payloads: string[] = [];
  let part: string[] = [];
  let bytes = 2;
  const close = () => {
    if (part.length > 0) payloads.push(`[${part.join(',')}]`);
    part = [];
    bytes = 2;
  };
  for (const change of changes) {
    const text = JSON.stringify(change);
    const size = Buffer.byteLength(text) + 1;
    if (bytes + size > PAYLOAD_BYTES_MAX) close();
    part.push(text);
    bytes += size;
  }
  close();
  return payloads;
};

const listening = (pool: Pool, hear: (heard: Heard) => void, log: (text: string) => void) => {
  let isStopping = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  const connect = async () => {
    const its = new pg.Client(pool.options);
    client = its;
    its.on('error', () => undefined); // It ends right after; `end` connects anew.
    its.on('end', () => {
      if (!isStopping && client === its) timer = setTimeout(() => void connect(), RECONNECT_MILLISECONDS);
    });
    its.on('notification', ({ payload }) => {
      // Only `packed` writes to the channel.
      for (const change of JSON.parse(payload ?? '[]') as Change[]) hear({ is: 'change', change });
    });
    try {
      await its.connect();
      await its.query(`listen ${CHANNEL}`);
      hear({ is: 'gap' });
    } catch (error) {
      log(`live updates do not listen: ${said(error)}`);
      await its.end().catch(() => undefined);
    }
  };
  const began = connect();
  const stop = async () => {
    isStopping = true;
    clearTimeout(timer);
    await began;
    await client?.end().catch(() => undefined);
  };
  return { stop };
};

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error));
