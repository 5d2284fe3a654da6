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

const BATCH_LINES = 500;
const PAUSE_MILLISECONDS = 50;
const PAUSE_AFTER_FAILURE = 1_000;

/** The leaf of a line as it is stored: all its columns that say something, in canonical JSON. */
export const leafOf = (line: Readonly<Record<string, unknown>>): Uint8Array => {
  const said = Object.fromEntries(Object.entries(line).filter(([, value]) => value !== null));
  return leafHash(sha256, new TextEncoder().encode(canonical(said)));
};

/** Seals up to 500 lines of a company in one transaction and answers how many. Two sealers take turns by the lock of
 *  the log's head, and a sealer that is killed leaves nothing half done. */
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
    `select j.id, to_jsonb(j) as line
     from kernel.unsealed u join kernel.journal_line j on j.org_id = u.org_id and j.id = u.line_id
     where u.org_id = $1
       and not exists (select 1 from kernel.log_leaf l where l.org_id = $1 and l.line_id = u.line_id)
     order by u.line_id limit ${BATCH_LINES}`,
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
  const values: unknown[] = [org, edge.size, JSON.stringify(edge.peaks), note, verifier, lines.map(({ id }) => id)];
  const tuples = lines.map(({ id }, at) => {
    values.push(before.size + at, id, hexOf(leaves[at] ?? new Uint8Array()));
    return `($1, $${values.length - 2}, $${values.length - 1}, $${values.length})`;
  });
  await client.query(
    `with leaves as (
       insert into kernel.log_leaf (org_id, position, line_id, leaf_hash) values ${tuples.join(', ')}
     ), point as (
       insert into kernel.checkpoint (org_id, size, note, verifier_key) values ($1, $2, $4, $5)
     ), head as (
       update kernel.log_head set size = $2, peaks = $3 where org_id = $1
     )
     delete from kernel.unsealed where org_id = $1 and line_id = any ($6)`,
    values,
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
