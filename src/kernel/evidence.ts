/** All that proves a journal, as one stream of records: read from the database, or from the lines of an export. */
import type pg from 'pg';
import { literal } from './db.ts';
import { must } from './errors.ts';

/** One record. A company's come in this order: company, row, line, waiting, checkpoint, leaf, head, end. */
export type Evidence =
  | { readonly is: 'company'; readonly org: string; readonly name: string }
  | { readonly is: 'row'; readonly table: string; readonly id: string; readonly digest: string }
  | { readonly is: 'line'; readonly line: Line }
  | { readonly is: 'waiting'; readonly lineId: string }
  | { readonly is: 'checkpoint'; readonly size: number; readonly note: string; readonly verifier: string }
  | { readonly is: 'leaf'; readonly position: number; readonly lineId: string; readonly leafHash: string }
  | { readonly is: 'head'; readonly size: number; readonly peaks: readonly string[] }
  | { readonly is: 'end'; readonly org: string };

/** A journal line with its columns as SQL names them: what is sealed is the row itself. */
export type Line = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly command: string;
  readonly person_id: string;
  readonly recorded_at: string;
  readonly wrote: Readonly<Record<string, Wrote>>;
};

/** What a line says of the rows of a table: each with its digest, or of a bulk the ids and one digest. */
export type Wrote = Readonly<Record<string, string>> | { readonly ids: readonly string[]; readonly digest: string };

const FETCHED_ROWS = 2_000;

/** Everything of these companies, or of all, as the database has it at one moment. For the owner's connection. */
export async function* evidenceIn(client: pg.ClientBase, only?: readonly string[]): AsyncGenerator<Evidence> {
  await client.query(`begin isolation level repeatable read, read only; set local timezone = 'UTC'`);
  const { rows: companies } = await client.query<{ org: string; name: string }>(
    'select org_id as org, name from kernel.company where $1::uuid[] is null or org_id = any ($1) order by org_id',
    [only ?? null],
  );
  const { rows: tables } = await client.query<{ table: string }>('select t as "table" from kernel.answered_tables() t');
  for (const { org, name } of companies) {
    yield { is: 'company', org, name };
    for (const { table } of tables) {
      const digests = `select id, digest from kernel.digests(${literal(table)}, ${literal(org)})`;
      for await (const { id, digest } of fetched<{ id: string; digest: string }>(client, digests)) {
        yield { is: 'row', table, id, digest };
      }
    }
    for await (const record of logOf(client, org)) yield record;
    yield { is: 'end', org };
  }
  await client.query('commit');
}

async function* logOf(client: pg.ClientBase, org: string): AsyncGenerator<Evidence> {
  const its = `where t.org_id = ${literal(org)}`;
  const lines = fetched<{ line: Line }>(
    client,
    `select to_jsonb(t) as line from kernel.journal_line t ${its} order by t.id`,
  );
  for await (const { line } of lines) yield { is: 'line', line };
  const waiting = fetched<{ lineId: string }>(client, `select t.line_id as "lineId" from kernel.unsealed t ${its}`);
  for await (const { lineId } of waiting) yield { is: 'waiting', lineId };
  const checkpoints = fetched<{ size: number; note: string; verifier: string }>(
    client,
    `select t.size, t.note, t.verifier_key as verifier from kernel.checkpoint t ${its} order by t.size`,
  );
  for await (const checkpoint of checkpoints) yield { is: 'checkpoint', ...checkpoint };
  const leaves = fetched<{ position: number; lineId: string; leafHash: string }>(
    client,
    `select t.position, t.line_id as "lineId", t.leaf_hash as "leafHash" from kernel.log_leaf t ${its}
     order by t.position`,
  );
  for await (const leaf of leaves) yield { is: 'leaf', ...leaf };
  const heads = fetched<{ size: number; peaks: string[] }>(
    client,
    `select t.size, t.peaks from kernel.log_head t ${its}`,
  );
  for await (const head of heads) yield { is: 'head', ...head };
}

/** A cursor, so that a journal of years does not have to fit into memory. */
async function* fetched<R extends object>(client: pg.ClientBase, text: string): AsyncGenerator<R> {
  await client.query(`declare evidence no scroll cursor for ${text}`);
  for (;;) {
    const { rows } = await client.query<R>(`fetch ${FETCHED_ROWS} from evidence`);
    yield* rows;
    if (rows.length < FETCHED_ROWS) break;
  }
  await client.query('close evidence');
}

const KINDS = new Set(['company', 'row', 'line', 'waiting', 'checkpoint', 'leaf', 'head', 'end']);

/** Reads the lines of an export. Throws when a line is not one that an export has. */
export async function* evidenceOf(lines: AsyncIterable<string>): AsyncGenerator<Evidence> {
  let at = 0;
  for await (const text of lines) {
    at += 1;
    if (text === '') continue;
    const record: unknown = JSON.parse(text);
    const kind = typeof record === 'object' && record !== null && 'is' in record ? String(record.is) : '';
    must(KINDS.has(kind), `line ${at} is a record of an export`);
    yield record as Evidence; // Its kind is known; what else it lacks is found as a breach.
  }
}
