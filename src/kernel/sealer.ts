/** Seals the journal behind the writes: queued lines become leaves of the company's tree, a checkpoint signs the root.
 *  One of the four things that commit outside `perform`; decision 7. */
import type { KeyObject } from 'node:crypto';
import { checkpointText } from '#standards/checkpoint';
import { signNote } from '#standards/checkpoint-note';
import { leafHash } from '#standards/merkle';
import { appendLeaves, type Edge, emptyEdge, rootOf } from '#standards/merkle-edge';
import { hexOf } from '#standards/merkle-hex';
import { type Client, literal, onClient, type Pool } from './db.ts';
import { canonical } from './journal.ts';
import { logKeyOf, sha256 } from './log-key.ts';

const BATCH_LINES = 1_000;
const PAUSE_MILLISECONDS = 50;
const PAUSE_AFTER_FAILURE = 1_000;

/** The leaf of a line as it is stored: all its columns that say something, in canonical JSON. */
export const leafOf = (line: Readonly<Record<string, unknown>>): Uint8Array => {
  const said = Object.fromEntries(Object.entries(line).filter(([, value]) => value !== null));
  return leafHash(sha256, new TextEncoder().encode(canonical(said)));
};

/** Seals up to a thousand lines of a company in one transaction and answers how many. Two sealers take turns by the
 *  lock of the log's head, and a sealer that is killed leaves nothing half done. */
export const seal = (pool: Pool, privateKey: KeyObject, org: string): Promise<number> =>
  onClient(pool, async (client) => {
    await client.query(`begin isolation level read committed; set local timezone = 'UTC';
      set local yanji.org_id = ${literal(org)}`);
    const edge = await lockedEdge(client, org);
    const lines = await waitingLines(client, org);
    if (lines.length > 0) await writeLeaves(client, privateKey, org, edge, lines);
    await client.query('commit');
    return lines.length;
  });

const lockedEdge = async (client: Client, org: string): Promise<Edge> => {
  const locking = 'select size, peaks from kernel.log_head where org_id = $1 for no key update';
  const { rows } = await client.query<Edge>(locking, [org]);
  if (rows[0]) return rows[0];
  const first = 'insert into kernel.log_head (org_id, size, peaks) values ($1, 0, $2) on conflict do nothing';
  await client.query(first, [org, '[]']);
  return (await client.query<Edge>(locking, [org])).rows[0] ?? emptyEdge;
};

type Waiting = { id: string; line: Record<string, unknown> };

/** Read after the lock, so that what another sealer took is gone. A line sealed before is never sealed again. */
const waitingLines = async (client: Client, org: string): Promise<Waiting[]> => {
  const { rows } = await client.query<Waiting>(
    // The oldest are named first: joined in one go, a long queue would be joined whole for each batch of it.
    `with next as materialized (
       select u.line_id from kernel.unsealed u where u.org_id = $1 order by u.line_id limit ${BATCH_LINES})
     select j.id, to_jsonb(j) as line
     from next cross join lateral (
       select l.* from kernel.journal_line l where l.org_id = $1 and l.id = next.line_id offset 0) j
     where not exists (select 1 from kernel.log_leaf f where f.org_id = $1 and f.line_id = next.line_id)
     order by j.id`,
    [org],
  );
  return rows;
};

const writeLeaves = async (
  client: Client,
  privateKey: KeyObject,
  org: string,
  before: Edge,
  lines: readonly Waiting[],
): Promise<void> => {
  const leaves = lines.map(({ line }) => leafOf(line));
  const { edge } = appendLeaves(sha256, before, leaves);
  const { origin, signer, verifier } = logKeyOf(privateKey, org);
  const note = signNote(checkpointText({ origin, size: edge.size, root: rootOf(sha256, edge) }), signer);
  await client.query(
    `with leaves as (
       insert into kernel.log_leaf (org_id, position, line_id, leaf_hash)
         select $1, $2 + l.at - 1, l.line_id, l.hash
         from unnest($3::uuid[], $4::text[]) with ordinality as l (line_id, hash, at)
     ), point as (
       insert into kernel.checkpoint (org_id, size, note, verifier_key) values ($1, $5, $6, $7)
     ), head as (
       update kernel.log_head set size = $5, peaks = $8 where org_id = $1
     )
     delete from kernel.unsealed where org_id = $1 and line_id = any ($3)`,
    [
      org,
      before.size,
      lines.map(({ id }) => id),
      leaves.map(hexOf),
      edge.size,
      note,
      verifier,
      JSON.stringify(edge.peaks),
    ],
  );
};

/** Seals whatever waits, company by company, until nothing does. One whose log is broken holds up no other: the
 *  failures are thrown together at the end. */
export const sealAll = async (pool: Pool, privateKey: KeyObject): Promise<number> => {
  const { rows } = await pool.query<{ org: string }>('select distinct org_id as org from kernel.unsealed');
  const failures: unknown[] = [];
  let sealed = 0;
  for (const { org } of rows) {
    try {
      for (let batch = BATCH_LINES; batch === BATCH_LINES; sealed += batch) batch = await seal(pool, privateKey, org);
    } catch (error) {
      failures.push(new Error(`company ${org}: ${error instanceof Error ? error.message : error}`, { cause: error }));
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, failures.join('; '));
  return sealed;
};

/** Keeps sealing until it is stopped. A failure is told and tried again. */
export const startSealer = (pool: Pool, privateKey: KeyObject, log: (text: string) => void) => {
  let isStopping = false;
  let wake = () => {};
  const pause = (milliseconds: number) =>
    new Promise<void>((done) => {
      const timer = setTimeout(done, milliseconds);
      wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  const work = async () => {
    while (!isStopping) {
      let rest = PAUSE_MILLISECONDS;
      try {
        await sealAll(pool, privateKey);
      } catch (error) {
        rest = PAUSE_AFTER_FAILURE;
        log(`sealing the journal failed: ${error instanceof Error ? error.message : String(error)}`);
      }
      if (!isStopping) await pause(rest);
    }
  };
  const done = work();
  const stop = (): Promise<void> => {
    isStopping = true;
    wake();
    return done;
  };
  return { stop };
};
