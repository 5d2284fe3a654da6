/** `verify` and `export journal`: shows that the journal is as it was written, here or from an export elsewhere. */
import type { KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { evidenceIn, evidenceOf } from '#kernel/evidence';
import { logKeyOf, verifierOf } from '#kernel/log-key';
import type { FileStore } from '#kernel/papers/store';
import { verifyFiles } from '#kernel/papers/verify-files';
import { replay } from '#kernel/replay';
import type { RetiredKey } from '#kernel/rotate-key';
import { type Breach, type IsTrusted, type Report, verify } from '#kernel/verify';
import { notesIn, withKept } from '#kernel/witness';
import { StartRefused } from './start-refused.ts';

const withOwner = async <T>(owner: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** Verifies all companies of this database, trusting this installation's key, and those it had before as far as they
 *  signed, also against the checkpoints of a
 *  file kept elsewhere. Answers whether all is unchanged. */
export const verifyJournal = (
  owner: pg.ClientConfig,
  key: KeyObject | undefined,
  files: FileStore,
  against?: string,
  retired: readonly RetiredKey[] = [],
): Promise<boolean> =>
  withOwner(owner, async (client) => {
    const known = (org: string) => [
      ...(key ? [logKeyOf(key, org).verifier] : []),
      ...retired.map(({ publicKey }) => verifierOf(org, Buffer.from(publicKey, 'base64url'))),
    ];
    const report = await verify(withKept(evidenceIn(client), keptIn(against), known), trusting(key, retired));
    return tell(report, [...(await replay(client)), ...(await verifyFiles(client, files))]);
  });

/** Believes this installation's key, and each one it had before up to the size at which it was retired. */
export const trusting =
  (key: KeyObject | undefined, retired: readonly RetiredKey[]): IsTrusted =>
  (org, verifier, size) =>
    (key !== undefined && logKeyOf(key, org).verifier === verifier) ||
    retired.some(
      ({ publicKey, sizes }) =>
        verifierOf(org, Buffer.from(publicKey, 'base64url')) === verifier && size <= (sizes[org] ?? 0),
    );

/** Verifies an export without a database. `key` is one public key, or several with commas where it was changed. Without
 *  it the keys the export names are believed, and printed to be compared. */
export const verifyExport = async (file: string, key?: string, against?: string): Promise<boolean> => {
  if (!existsSync(file)) throw new StartRefused({ zh: `没有文件 ${file}`, en: `There is no file ${file}` });
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  const keys = key?.split(',') ?? [];
  const evidence = withKept(evidenceOf(lines), keptIn(against), () => keys);
  return tell(await verify(evidence, (_, verifier) => keys.length === 0 || keys.includes(verifier)), []);
};

/** The checkpoints of a file, as `verify` printed them. */
const keptIn = (file: string | undefined): string[] => {
  if (file === undefined) return [];
  if (!existsSync(file)) throw new StartRefused({ zh: `没有文件 ${file}`, en: `There is no file ${file}` });
  const notes = notesIn(readFileSync(file, 'utf8'));
  if (notes.length > 0) return notes;
  throw new StartRefused({ zh: `文件 ${file} 中没有检查点`, en: `There is no checkpoint in ${file}` });
};

/** Writes the journal of every company with all its evidence, one JSON object a line. */
export const exportJournal = (owner: pg.ClientConfig, file: string): Promise<void> =>
  withOwner(owner, async (client) => {
    const out = createWriteStream(file, { mode: 0o600 });
    let lines = 0;
    for await (const record of evidenceIn(client)) {
      lines += record.is === 'line' ? 1 : 0;
      if (!out.write(`${JSON.stringify(record)}\n`)) await once(out, 'drain');
    }
    out.end();
    await once(out, 'finish');
    console.log(`已导出日志 ${lines} 行 / exported ${lines} lines of the journal: ${file}`);
  });

/** Compares balances, pools, reservations and units of all companies with their movements, and names every row that
 *  differs. Repairs nothing. Answers whether all agree. */
export const compareStock = (owner: pg.ClientConfig): Promise<boolean> =>
  withOwner(owner, async (client) => {
    const differing = await replay(client);
    for (const { org, what } of differing) console.log(`${what.zh} / ${what.en} (${org})`);
    if (differing.length === 0) console.log('结存、库存池、预留和单件与流转一致\nall stock agrees with its movements');
    else console.log(`${differing.length} 处与流转不一致\n${differing.length} rows differ from their movements`);
    return differing.length === 0;
  });

const tell = (report: Report, differing: readonly Breach[]): boolean => {
  const breaches = [...report.breaches, ...differing];
  for (const { org, what, line } of breaches) {
    const whose = line ? `\n  ${line.id} ${line.command} ${line.person} ${line.at}` : '';
    console.log(`${what.zh} / ${what.en} (${org})${whose}`);
  }
  for (const verifier of report.verifiers) console.log(`公钥 / public key: ${verifier}`);
  for (const note of report.newest)
    console.log(`最新检查点 / newest checkpoint:\n${note.replaceAll(/^/gm, '  ').trimEnd()}`);
  if (report.waiting > 0) console.log(`待封 ${report.waiting} 行 / ${report.waiting} lines wait to be sealed`);
  const counts = [
    `${report.lines} lines, ${report.checkpoints} checkpoints`,
    `${report.lines} 行，${report.checkpoints} 个检查点`,
  ];
  if (breaches.length === 0) console.log(`未被改动：${counts[1]}\nunchanged: ${counts[0]}`);
  else console.log(`发现 ${breaches.length} 处改动：${counts[1]}\n${breaches.length} breaches: ${counts[0]}`);
  return breaches.length === 0;
};
