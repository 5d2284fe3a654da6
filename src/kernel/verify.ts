/** Verifies journals from their evidence alone, without a database: every leaf, root, signature and row digest. */
import { createHash } from 'node:crypto';
import { emptyEdge } from '#standards/merkle-edge';
import type { Bilingual } from './contract.ts';
import type { Evidence, Line, Wrote } from './evidence.ts';
import { finishHeld, type HeldLines, newHeldLines, takeHeld } from './verify-held.ts';
import { finishLog, type Log, newLog, takeCheckpoint, takeHead, takeLeaf } from './verify-log.ts';

/** What is not as it was written: whose line, and what differs. */
export type Breach = {
  readonly org: string;
  readonly what: Bilingual;
  readonly line?: { readonly id: string; readonly command: string; readonly person: string; readonly at: string };
};

/** What was found: how much was verified, by whose keys, up to which root, and every breach. */
export type Report = {
  readonly lines: number;
  readonly waiting: number;
  readonly checkpoints: number;
  readonly breaches: readonly Breach[];
  /** The public key of each company's log, as its checkpoints name it. */
  readonly verifiers: ReadonlySet<string>;
  /** The newest signed checkpoint of each company: keep it elsewhere, and nobody can roll the log back. */
  readonly newest: readonly string[];
};

/** Whether a public key is one of ours; without it, whatever key an export names is believed and printed. */
export type IsTrusted = (org: string, verifier: string, size: number) => boolean;

type Totals = { lines: number; waiting: number; checkpoints: number };

/** Verifies a whole stream of evidence and names every breach. */
export const verify = async (evidence: AsyncIterable<Evidence>, isTrusted: IsTrusted): Promise<Report> => {
  const breaches: Breach[] = [];
  const verifiers = new Set<string>();
  const newest: string[] = [];
  const totals: Totals = { lines: 0, waiting: 0, checkpoints: 0 };
  let company: Company | undefined;
  for await (const record of evidence) {
    if (record.is === 'company') {
      if (company) breaches.push(unfinished(company.log.org));
      const log = newLog(record.org, isTrusted, breaches, verifiers);
      company = { log, rows: new Map(), claimed: new Set(), held: newHeldLines() };
    } else if (!company) {
      breaches.push(unfinished('?'));
      break;
    } else if (record.is === 'end') {
      finishLog(company.log);
      finishHeld(company.held, company.log.report);
      for (const [row] of company.rows) breaches.push(unclaimed(company.log.org, row));
      if (company.log.newest) newest.push(company.log.newest);
      company = undefined;
    } else take(company, record, totals);
  }
  if (company) breaches.push(unfinished(company.log.org));
  return { ...totals, breaches, verifiers, newest };
};

/** `rows` are those no line has answered for yet: `table id` to digest. */
type Company = {
  readonly log: Log;
  readonly rows: Map<string, string>;
  readonly claimed: Set<string>;
  readonly held: HeldLines;
};
type OfCompany = Exclude<Evidence, { is: 'company' | 'end' }>;

const take = (company: Company, record: OfCompany, totals: Totals): void => {
  const { log, rows } = company;
  switch (record.is) {
    case 'row':
      rows.set(`${record.table} ${record.id}`, record.digest);
      return;
    case 'line':
      totals.lines += 1;
      log.takeLine(record.line);
      takeHeld(company.held, record.line);
      for (const [table, wrote] of Object.entries(record.line.wrote)) claim(company, record.line, table, wrote);
      return;
    case 'waiting':
      totals.waiting += 1;
      log.takeWaiting(record.lineId);
      return;
    case 'checkpoint':
      totals.checkpoints += 1;
      takeCheckpoint(log, record);
      return;
    case 'leaf':
      takeLeaf(log, record);
      return;
    case 'head':
      takeHead(log, record.size === 0 ? emptyEdge : record);
      return;
  }
};

/** A line answers for its rows: each must be there, once, as it was. */
const claim = ({ log, rows, claimed }: Company, line: Line, table: string, wrote: Wrote): void => {
  const bulk = isBulk(wrote) ? wrote : undefined;
  const ids = bulk ? bulk.ids : Object.keys(wrote);
  const each = bulk ? {} : (wrote as Readonly<Record<string, string>>); // What is no bulk is digests by id.
  const digests = ids.map((id) => {
    const row = `${table} ${id}`;
    const digest = rows.get(row);
    rows.delete(row);
    if (claimed.has(row)) log.report({ zh: `另一行已记载 ${row}`, en: `another line wrote ${row} before` }, line);
    else if (digest === undefined) log.report({ zh: `${row} 不见了`, en: `${row} is missing` }, line);
    else if (!bulk && each[id] !== digest) log.report({ zh: `${row} 被改动`, en: `${row} was changed` }, line);
    claimed.add(row);
    return digest ?? '';
  });
  if (bulk && createHash('sha256').update(digests.join('')).digest('hex') !== bulk.digest) {
    const count = ids.length;
    log.report(
      { zh: `${table} 的 ${count} 行中有改动`, en: `among the ${count} rows of ${table} one was changed` },
      line,
    );
  }
};

const isBulk = (wrote: Wrote): wrote is { ids: readonly string[]; digest: string } => Array.isArray(wrote.ids);

const unclaimed = (org: string, row: string): Breach => ({
  org,
  what: { zh: `没有任何日志行写过 ${row}`, en: `${row} was written by no line of the journal` },
});

const unfinished = (org: string): Breach => ({
  org,
  what: { zh: '证据不完整：中途截断或次序有误', en: 'the evidence is cut off or out of order' },
});
