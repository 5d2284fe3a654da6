/** Takes a file in: bytes to the disk, looked into, made the company's. One of the kernel's own things that commit. */
import type { Bilingual } from '../contract.ts';
import { literal, onClient } from '../db.ts';
import { known } from '../errors.ts';
import type { Kernel } from '../perform.ts';
import { sniffed } from './sniff.ts';
import { type Draft, type FileStore, TooLarge } from './store.ts';

/** Enough for a scanned report of some hundred pages. */
export const FILE_BYTES_MAX = 50 * 1024 * 1024;

export type KeptFile = { readonly fileId: string; readonly size: number; readonly type: string };

/** Why a file is not taken, in one sentence. */
export class FileRefused extends Error {
  readonly say: Bilingual;
  readonly status: number;

  constructor(say: Bilingual, status = 415, options?: ErrorOptions) {
    super(say.en, options);
    this.say = say;
    this.status = status;
  }
}

/** The file store, which every program that answers people or works jobs has. */
export const filesOf = ({ files }: Kernel): FileStore => known(files, 'the program has a file store');

type Owner = { readonly org: string; readonly person: string };

/** Takes a file as somebody sends it. Throws FileRefused when it is too large, empty, of a kind we do not take, or not
 *  what its name says. */
export const keepFile = async (
  kernel: Kernel,
  owner: Owner,
  name: string,
  source: AsyncIterable<Uint8Array>,
): Promise<KeptFile> => {
  const draft = await filesOf(kernel)
    .take(source, FILE_BYTES_MAX)
    .catch((error: unknown) => {
      throw error instanceof TooLarge ? new FileRefused(tooLarge, 413) : error;
    });
  try {
    if (draft.size === 0) throw new FileRefused(empty);
    const its = await sniffed(draft.path, name);
    if ('refused' in its) throw new FileRefused(its.refused);
    await enterOnFile(kernel, owner, draft, its.type);
    return { fileId: draft.id, size: draft.size, type: its.type };
  } finally {
    await draft.drop(); // Kept, it is there no more.
  }
};

/** The row first, uncommitted: whoever forgets the same content at this moment waits or is waited for, so the bytes are
 *  there whenever the row is. */
const enterOnFile = ({ pool }: Kernel, { org, person }: Owner, draft: Draft, type: string): Promise<void> =>
  onClient(pool, async (client) => {
    await client.query(`begin; set local yanji.org_id = ${literal(org)}`);
    await client.query(
      `insert into kernel.file (org_id, id, size, type, uploaded_by, uploaded_at)
       select $1, $2, $3, $4, $5, now() + c.clock_offset from kernel.company c where c.org_id = $1 and c.id = $1
       on conflict (org_id, id) do update set uploaded_at = excluded.uploaded_at`,
      [org, draft.id, draft.size, type, person],
    );
    await draft.keep(org);
    await client.query('commit');
  });

const FORGOTTEN_AFTER_DAYS = 7;
const DAY = 86_400_000;

/** Forgets what was uploaded a week ago and is attached to nothing, and bytes without a row. Answers how many. */
export const forgetFiles = async (kernel: Kernel, org: string): Promise<number> => {
  const files = filesOf(kernel);
  return onClient(kernel.pool, async (client) => {
    await client.query(`begin; set local yanji.org_id = ${literal(org)}`);
    const { rows } = await client.query<{ id: string }>(
      `select kernel.forget_files($1, now() + c.clock_offset - make_interval(days => $2)) as id
       from kernel.company c where c.org_id = $1 and c.id = $1`,
      [org, FORGOTTEN_AFTER_DAYS],
    );
    const old = await files.olderThan(org, FORGOTTEN_AFTER_DAYS * DAY);
    const { rows: strays } = await client.query<{ id: string }>(
      `select o.id from unnest($2::text[]) o (id)
       where not exists (select 1 from kernel.file f where f.org_id = $1 and f.id = o.id)`,
      [org, old],
    );
    const gone = [...new Set([...rows, ...strays].map(({ id }) => id))];
    for (const id of gone) await files.remove(org, id);
    await client.query('commit');
    return gone.length;
  });
};

const tooLarge: Bilingual = {
  zh: `文件过大，最多 ${FILE_BYTES_MAX / 1024 / 1024} MB`,
  en: `the file is too large: at most ${FILE_BYTES_MAX / 1024 / 1024} MB`,
};
const empty: Bilingual = { zh: '文件是空的', en: 'the file is empty' };
